package dev.tandem.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.outbound.SendEmail;
import dev.tandem.server.outbound.SendRequest;
import dev.tandem.server.policy.ChangeSyncPolicy.Foretold;
import dev.tandem.server.policy.ChangeSyncPolicy.Wish;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R13, R16: the sync policy of Fenster Kramer is changed")
class ChangeSyncPolicyTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final UserId ada = admin();
    private final UUID otto = scene.contact(kramer, "Otto", "Falk", "otto@falk.example", Optional.empty());
    private final ChangeSyncPolicy change = bench.get(ChangeSyncPolicy.class);
    private final SyncPolicyStore policies = bench.get(SyncPolicyStore.class);

    private UserId admin() {
        UserId user = scene.user(kramer, "Ada Lenz", "ada");
        bench.get(SubAccountStore.class)
                .addMember(kramer, user, MemberRole.ADMIN, bench.clock().instant());
        return user;
    }

    @Test
    @DisplayName(
            "R13, F17: an opened gate foretells what comes in, with the contacts, lets it in, and closes again as if nothing had been")
    void gate() {
        String first = arrives("otto@falk.example", "Angebot");
        String second = arrives("otto@falk.example", "Termin");
        assertThat(facts.verdict(kramer, mailbox, first)).containsExactly("HELD_BACK R13");

        Foretold foretold = change.foretell(access(ada), all(GatePolicy.ASSIGNED_OR_UNASSIGNED, List.of()));
        assertThat(foretold.coming()).isEqualTo(2);
        assertThat(foretold.going()).isZero();
        assertThat(foretold.contacts()).singleElement().satisfies(one -> {
            assertThat(one.contact().name()).isEqualTo("Otto Falk");
            assertThat(one.coming()).isEqualTo(2);
        });
        assertThat(facts.verdict(kramer, mailbox, first))
                .as("nothing is changed by asking")
                .containsExactly("HELD_BACK R13");

        UUID made = change.apply(access(ada), all(GatePolicy.ASSIGNED_OR_UNASSIGNED, List.of()))
                .orElseThrow();
        assertThat(policies.change(kramer, made).orElseThrow().waiting()).isEqualTo(2);
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, second)).containsExactly("SYNCED R13");
        assertThat(scene.messages(kramer, otto)).hasSize(2);
        Change done = policies.change(kramer, made).orElseThrow();
        assertThat(done.waiting()).isZero();
        assertThat(done.cameIn()).isEqualTo(2);

        String later = arrives("otto@falk.example", "Nachtrag");
        assertThat(change.undo(access(ada), made)).isTrue();
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, first)).containsExactly("HELD_BACK R13");
        assertThat(facts.verdict(kramer, mailbox, later)).containsExactly("HELD_BACK R13");
        assertThat(scene.messages(kramer, otto)).isEmpty();
        assertThat(policies.settings(kramer, Optional.empty()).gate()).isEqualTo(GatePolicy.ASSIGNED);
        assertThat(change.undo(access(ada), made)).as("once").isFalse();
    }

    @Test
    @DisplayName("R11: what somebody answered from here stays when the change is undone")
    void answered() {
        String first = arrives("otto@falk.example", "Angebot");
        UUID made = change.apply(access(ada), all(GatePolicy.ANY_CONTACT, List.of()))
                .orElseThrow();
        scene.importNow(mailbox);
        answer(scene.messages(kramer, otto).getFirst());

        change.undo(access(ada), made);
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, first)).containsExactly("SYNCED R11");
        assertThat(scene.messages(kramer, otto)).hasSize(2);
    }

    @Test
    @DisplayName(
            "R13: a domain on the block list takes out what came from there, and undoing it brings back the same messages")
    void blocked() {
        arrives(scene.jana(), "Fenster");
        List<MessageLine> before = scene.withJana();
        String domain = scene.jana().replaceFirst(".*@", "");

        Foretold foretold = change.foretell(access(ada), all(GatePolicy.ASSIGNED, List.of("@" + domain)));
        assertThat(foretold.going()).isEqualTo(1);
        assertThat(foretold.listed())
                .as("a contact on the block list is named")
                .extracting(SyncPolicyStore.Named::name)
                .containsExactly("Jana Weber");
        UUID made = change.apply(
                        access(ada), all(GatePolicy.ASSIGNED, List.of(" " + domain.toUpperCase(Locale.ROOT) + " ")))
                .orElseThrow();
        scene.importNow(mailbox);

        assertThat(scene.withJana()).isEmpty();
        assertThat(policies.change(kramer, made).orElseThrow().wentOut()).isEqualTo(1);
        assertThat(policies.settings(kramer, Optional.empty()).blocked()).containsExactly(domain);

        change.undo(access(ada), made);
        scene.importNow(mailbox);

        assertThat(scene.withJana()).isEqualTo(before);
        assertThat(policies.settings(kramer, Optional.empty()).blocked()).isEmpty();
    }

    @Test
    @DisplayName("R13: taken off the list later, a contact's emails come in that were never here")
    void unblocked() {
        change.apply(access(ada), all(GatePolicy.ASSIGNED, List.of(scene.jana())));
        String kept = arrives(scene.jana(), "Fenster");
        assertThat(facts.verdict(kramer, mailbox, kept)).containsExactly("NOT_SYNCED R13");

        assertThat(change.foretell(access(ada), all(GatePolicy.ASSIGNED, List.of()))
                        .coming())
                .isEqualTo(1);
        change.apply(access(ada), all(GatePolicy.ASSIGNED, List.of()));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, kept)).containsExactly("SYNCED R12");
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R16: a domain that is internal no more lets its contacts be customers again")
    void internal() {
        String domain = scene.jana().replaceFirst(".*@", "");
        change.apply(access(ada), internal(domain));
        String kept = arrives(scene.jana(), "Fenster");
        assertThat(facts.verdict(kramer, mailbox, kept)).containsExactly("NOT_SYNCED R16");

        assertThat(change.foretell(access(ada), all(GatePolicy.ASSIGNED, List.of()))
                        .coming())
                .isEqualTo(1);
        change.apply(access(ada), all(GatePolicy.ASSIGNED, List.of()));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, kept)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName("R13: a user's own block list is the user's own business")
    void own() {
        arrives(scene.jana(), "Fenster");
        Wish mine = new Wish(true, settings(GatePolicy.ANY_CONTACT, List.of(scene.jana()), List.of()));

        UUID made = change.apply(access(scene.ben()), mine).orElseThrow();
        scene.importNow(mailbox);

        assertThat(scene.withJana()).isEmpty();
        assertThat(policies.settings(kramer, Optional.empty()))
                .as("nothing else of the policy is touched by it")
                .isEqualTo(settings(GatePolicy.ASSIGNED, List.of(), List.of()));
        assertThatExceptionOfType(NotAllowed.class).isThrownBy(() -> change.undo(access(ada), made));
        assertThatExceptionOfType(NotAllowed.class)
                .isThrownBy(() -> change.apply(access(scene.ben()), all(GatePolicy.ANY_CONTACT, List.of())));
        assertThat(change.undo(access(scene.ben()), made)).isTrue();
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("what contradicts itself is refused with the entry named, and nothing is changed")
    void contradictions() {
        assertThat(refusal(settings(GatePolicy.ASSIGNED, List.of("ada@werk.example"), List.of("werk.example"))))
                .containsExactly("syncPolicy.blockedInternal");
        assertThat(refusal(settings(GatePolicy.ASSIGNED, List.of("werk.example"), List.of("lager.werk.example"))))
                .containsExactly("syncPolicy.blockedInternal");
        assertThat(refusal(settings(
                        GatePolicy.ASSIGNED, List.of(scene.address("ben").replaceFirst(".*@", "")), List.of())))
                .containsExactly("syncPolicy.blockedOwn");
        assertThat(refusal(settings(GatePolicy.ASSIGNED, List.of("nonsense"), List.of("a@b.example"))))
                .containsExactlyInAnyOrder("syncPolicy.entry", "syncPolicy.domain");
        assertThat(policies.changes(kramer, 10)).isEmpty();
        assertThat(change.apply(access(ada), all(GatePolicy.ASSIGNED, List.of())))
                .as("the same again is no change")
                .isEmpty();
    }

    @Test
    @DisplayName("another sub-account neither sees the change nor takes it back")
    void elsewhere() {
        UUID made = change.apply(access(ada), all(GatePolicy.ANY_CONTACT, List.of()))
                .orElseThrow();
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        bench.get(SubAccountStore.class)
                .addMember(
                        lindenhof, scene.ben(), MemberRole.ADMIN, bench.clock().instant());

        assertThat(change.undo(access(lindenhof, scene.ben()), made)).isFalse();
        assertThat(policies.changes(lindenhof, 10)).isEmpty();
        assertThat(policies.settings(kramer, Optional.empty()).gate()).isEqualTo(GatePolicy.ANY_CONTACT);
    }

    private List<String> refusal(Settings settings) {
        try {
            change.apply(access(ada), new Wish(false, settings));
            return List.of();
        } catch (BadInput refused) {
            return refused.faults().stream().map(BadInput.Fault::key).toList();
        }
    }

    private static Wish all(GatePolicy gate, List<String> blocked) {
        return new Wish(false, settings(gate, blocked, List.of()));
    }

    private static Wish internal(String domain) {
        return new Wish(false, settings(GatePolicy.ASSIGNED, List.of(), List.of(domain)));
    }

    private static Settings settings(GatePolicy gate, List<String> blocked, List<String> internal) {
        return new Settings(gate, PlusSuffix.COUNTS, blocked, internal);
    }

    private String arrives(String from, String subject) {
        String id = scene.arrives("ben", Mail.from(from, scene.address("ben")).about(subject));
        scene.importNow(mailbox);
        return id;
    }

    private void answer(MessageLine line) {
        bench.get(SendEmail.class)
                .run(new SendRequest(
                        kramer,
                        scene.ben(),
                        "Ben Arnold",
                        otto,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "Gern",
                        Optional.empty(),
                        List.of(),
                        Optional.of(line.messageId()),
                        false));
    }

    private Access access(UserId user) {
        return access(kramer, user);
    }

    private Access access(SubAccountId subAccount, UserId user) {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(user).orElseThrow()), subAccount)
                .orElseThrow();
    }
}
