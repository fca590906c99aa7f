package dev.tandem.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.RemoveMember;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.Ending;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Disconnecting a mailbox")
class DisconnectMailboxTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore store = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final String ben = scene.address("ben");
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName(
            "R71, R72, R73: ends sync in running threads too, keeps what was synced, gives the grant back and erases the token")
    void lastConnection() {
        String first = Mail.newId();
        scene.arrives("ben", Mail.from(scene.jana(), ben).id(first));
        scene.importNow(mailbox);
        long before = bench.gmail().lastCall();

        assertThat(bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben()))
                .isTrue();
        assertThat(bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben()))
                .isFalse();

        scene.arrives("ben", Mail.from(scene.jana(), ben).about("Re: Fenster").answering(first));
        scene.importNow(mailbox);
        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster");
        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(store.refreshToken(mailbox)).isEmpty();
        assertThat(methods(before)).contains("gmail.users.stop", "oauth.revoke");
        assertThat(store.left()).doesNotContain(mailbox);
        assertThat(bench.facts().changes(scene.kramer()))
                .containsExactly("CONNECTION_CHANGED", "MESSAGE_ARRIVED", "CONNECTION_CHANGED");
    }

    @Test
    @DisplayName("R71, R72: is told beforehand what stays, and what would not leave any more")
    void foretold() {
        scene.arrives("ben", Mail.from(scene.jana(), ben));
        scene.importNow(mailbox);
        assertThat(store.ending(scene.kramer(), scene.ben())).contains(new Ending(1, 0));

        bench.get(SendEmail.class)
                .run(new SendRequest(
                        scene.kramer(),
                        scene.ben(),
                        "Ben Arnold",
                        scene.janaId(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("Angebot"),
                        "Guten Tag",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false));

        assertThat(store.ending(scene.kramer(), scene.ben())).contains(new Ending(1, 1));
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        assertThat(store.ending(scene.kramer(), scene.ben())).isEmpty();
    }

    @Test
    @DisplayName("R01, F43, F90: in one sub-account leaves the other one connected, with the same token")
    void oneOfTwo() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), ben);
        long before = bench.gmail().lastCall();

        bench.get(DisconnectMailbox.class).run(lindenhof, scene.ben());
        scene.arrives("ben", Mail.from(scene.jana(), ben));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(store.connectionOf(lindenhof, scene.ben())).isEmpty();
        assertThat(methods(before)).doesNotContain("gmail.users.stop", "oauth.revoke");
    }

    @Test
    @DisplayName("R73: where Google does not answer, the token stays until it can be given back")
    void googleIsDown() {
        bench.gmail().faults("{\"calls\":[{\"method\":\"oauth.revoke\",\"status\":503,\"times\":1}]}");
        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
        assertThat(bench.get(LeaveMailbox.class).due()).contains(mailbox);
        bench.gmail().faults("{}");

        bench.get(LeaveMailbox.class).run(mailbox);

        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(bench.get(LeaveMailbox.class).due()).doesNotContain(mailbox);
    }

    @Test
    @DisplayName("R73: a mailbox whose consent is lost is left without asking Google")
    void consentLost() {
        bench.get(LoseConsent.class).run(mailbox);

        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());

        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
    }

    @Test
    @DisplayName("R75: a member who is removed is disconnected there at once, and the mailbox waits to be left")
    void memberLeaves() {
        var user = bench.get(UserStore.class).find(scene.ben()).orElseThrow();
        Access access = bench.get(EnterSubAccount.class)
                .enter(Actor.self(user), scene.kramer())
                .orElseThrow();

        assertThat(bench.get(RemoveMember.class).remove(access, scene.ben())).isTrue();

        assertThat(store.connectionOf(scene.kramer(), scene.ben())).isEmpty();
        assertThat(bench.get(LeaveMailbox.class).due()).contains(mailbox);
        scene.arrives("ben", Mail.from(scene.jana(), ben));
        scene.importNow(mailbox);
        assertThat(scene.withJana()).isEmpty();
        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(store.refreshToken(mailbox)).isEmpty();
    }

    private List<String> methods(long since) {
        return bench.gmail().everyCall(since).stream()
                .map(call -> call.path("method").asString())
                .toList();
    }
}
