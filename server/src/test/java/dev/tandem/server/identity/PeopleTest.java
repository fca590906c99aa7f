package dev.tandem.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.identity.InviteMember.Invitation;
import dev.tandem.server.identity.InviteMember.Invited;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may come in, and as whom")
class PeopleTest {

    private static final String PASSWORD = "ein langes Wort";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final UserStore users = bench.get(UserStore.class);
    private final SubAccountStore subAccounts = bench.get(SubAccountStore.class);
    private final InviteMember inviteMember = bench.get(InviteMember.class);
    private final TakeInvitation takeInvitation = bench.get(TakeInvitation.class);
    private final LogIn logIn = bench.get(LogIn.class);
    private final Access ada = admin();

    @Test
    @DisplayName("an invitation is taken once, within its time, and its password opens the door")
    void invited() {
        Invited timo = invite("timo", Optional.empty());
        String token = timo.invitationToken().orElseThrow();
        assertThat(login("timo", PASSWORD)).isInstanceOf(LogIn.Unknown.class);
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> takeInvitation.take(token, "kurz"));

        assertThat(takeInvitation.take(token, PASSWORD)).isTrue();
        assertThat(takeInvitation.take(token, "ein anderes Wort")).isFalse();

        assertThat(login("timo", PASSWORD))
                .isInstanceOfSatisfying(
                        LogIn.Known.class,
                        known -> assertThat(known.user().id())
                                .isEqualTo(timo.member().user().id()));
        assertThat(login("timo", "ein anderes Wort")).isInstanceOf(LogIn.Unknown.class);
        assertThat(login("TIMO", PASSWORD)).isInstanceOf(LogIn.Known.class);
        assertThat(invite("timo", Optional.of("ein drittes Wort")).invitationToken())
                .isEmpty();
        assertThat(login("timo", PASSWORD)).isInstanceOf(LogIn.Known.class);
    }

    @Test
    @DisplayName("an invitation that is too old, or made up, opens nothing")
    void oldInvitation() {
        String token = invite("timo", Optional.empty()).invitationToken().orElseThrow();
        bench.clock().pass(InviteMember.INVITATION_LIFE);

        assertThat(takeInvitation.invited(token)).isEmpty();
        assertThat(takeInvitation.take(token, PASSWORD)).isFalse();
        assertThat(takeInvitation.take("erfunden", PASSWORD)).isFalse();
        assertThat(takeInvitation.take(
                        invite("timo", Optional.empty()).invitationToken().orElseThrow(), PASSWORD))
                .isTrue();
    }

    @Test
    @DisplayName("only who runs the sub-account invites; nobody takes a user of another agency")
    void whoInvites() {
        Access ben = enter(scene.ben(), scene.kramer()).orElseThrow();
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> inviteMember.invite(ben, invitation("timo", Optional.empty())));
        UserId stranger = scene.user(scene.subAccount("Fremde Agentur"), "Fremde", "fremd");

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> inviteMember.invite(ada, invitation("fremd", Optional.empty())));
        assertThat(subAccounts.member(scene.kramer(), stranger)).isEmpty();
    }

    @Test
    @DisplayName(
            "whoever guesses is slowed down, and not even the right password counts then, until some time has passed")
    void guessing() {
        invite("timo", Optional.of(PASSWORD));
        for (int n = 0; n < LoginThrottle.PER_LOGIN_AND_PLACE_MAX; n++) {
            assertThat(login("timo", "geraten " + n)).isInstanceOf(LogIn.Unknown.class);
        }

        assertThat(login("timo", PASSWORD)).isInstanceOf(LogIn.TooManyAttempts.class);
        bench.clock().pass(LoginThrottle.WINDOW.plus(Duration.ofSeconds(1)));
        assertThat(login("timo", PASSWORD)).isInstanceOf(LogIn.Known.class);
        assertThat(login("niemand", PASSWORD)).isInstanceOf(LogIn.Unknown.class);
        assertThat(logIn.with("keine Adresse", PASSWORD, place())).isInstanceOf(LogIn.Unknown.class);
    }

    @Test
    @DisplayName(
            "R03: \"Log in as user\" is for whoever runs the sub-account, goes no deeper and no further, and is written down")
    void inTheNameOf() {
        LogInAsUser logInAsUser = bench.get(LogInAsUser.class);
        Access ben = enter(scene.ben(), scene.kramer()).orElseThrow();
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> logInAsUser.begin(ben, ada.userId()));
        assertThat(logInAsUser.begin(ada, ada.userId())).isEmpty();
        assertThat(logInAsUser.begin(ada, new UserId(UUID.randomUUID()))).isEmpty();

        Actor adaAsBen = logInAsUser.begin(ada, scene.ben()).orElseThrow();

        assertThat(adaAsBen.id()).isEqualTo(scene.ben());
        assertThat(adaAsBen.accountable().id()).isEqualTo(ada.userId());
        Access asBen =
                bench.get(EnterSubAccount.class).enter(adaAsBen, scene.kramer()).orElseThrow();
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> logInAsUser.begin(asBen, ada.userId()));
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> bench.get(IssueToken.class).issue(adaAsBen, "länger als dies"));
        SubAccountId onlyBens = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(onlyBens, scene.ben());
        assertThat(bench.get(EnterSubAccount.class).enter(adaAsBen, onlyBens)).isEmpty();
        assertThat(enter(scene.ben(), onlyBens)).isPresent();
        logInAsUser.end(asBen);
        assertThat(bench.get(AuditTrail.class).latest(ada, 10))
                .extracting(entry -> entry.actor() + " " + entry.inNameOf().orElse("-") + " " + entry.action())
                .containsExactly("Ada Lenz Ben Arnold impersonation.ended", "Ada Lenz - impersonation.begun");
    }

    @Test
    @DisplayName("a token opens for its owner until it is revoked; nobody else can revoke it")
    void tokens() {
        IssueToken issueToken = bench.get(IssueToken.class);
        Actor ben = Actor.self(users.find(scene.ben()).orElseThrow());
        IssueToken.Issued issued = issueToken.issue(ben, "Skript");

        assertThat(issueToken.owner(issued.secret()).orElseThrow().id()).isEqualTo(scene.ben());
        assertThat(issueToken.owner(issued.secret() + "x")).isEmpty();
        assertThat(issueToken.revoke(ada.actor(), issued.token().tokenId())).isFalse();
        assertThat(issueToken.of(ben)).extracting(TokenStore.AccessToken::name).containsExactly("Skript");

        assertThat(issueToken.revoke(ben, issued.token().tokenId())).isTrue();
        assertThat(issueToken.owner(issued.secret())).isEmpty();
    }

    @Test
    @DisplayName("R03: strangers, and admins of another agency, come in nowhere")
    void strangers() {
        SubAccountId elsewhere = scene.subAccount("Fremde Agentur");
        UserId boss = scene.user(elsewhere, "Chef", "chef");
        scene.crm().agencyAdmin(boss);

        assertThat(enter(boss, scene.kramer())).isEmpty();
        assertThat(enter(scene.ben(), elsewhere)).isEmpty();
        assertThat(enter(boss, elsewhere)).isPresent();
    }

    private Access admin() {
        UserId user = scene.user(scene.kramer(), "Ada Lenz", "ada");
        subAccounts.addMember(
                scene.kramer(), user, MemberRole.ADMIN, bench.clock().instant());
        return enter(user, scene.kramer()).orElseThrow();
    }

    private Optional<Access> enter(UserId user, SubAccountId subAccount) {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(users.find(user).orElseThrow()), subAccount);
    }

    private Invited invite(String local, Optional<String> password) {
        return inviteMember.invite(ada, invitation(local, password));
    }

    private Invitation invitation(String local, Optional<String> password) {
        return new Invitation(scene.address(local), "Timo Reiß", MemberRole.USER, password);
    }

    private LogIn.Outcome login(String local, String password) {
        return logIn.with(scene.address(local), password, place());
    }

    /** A place of its own for every test, because places are slowed down too. */
    private String place() {
        return scene.address("place");
    }
}
