package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.policy.ChangeSyncPolicy;
import dev.tandem.server.policy.ChangeSyncPolicy.Wish;
import dev.tandem.server.policy.SyncPolicyStore;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R13, R16: whose emails never come in, and what a changed policy does to those that did")
class StaffAndBlockedTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("R16: a colleague who is also a contact is not synced; as soon as she is no member any more, she is")
    void colleague() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        UUID contact = scene.contact(kramer, "Ada", "Lenz", scene.address("ada"), Optional.of(scene.ben()));
        String before = scene.arrives("ben", Mail.from(scene.address("ada"), scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, before)).containsExactly("NOT_SYNCED R16");
        assertThat(scene.messages(kramer, contact)).isEmpty();

        scene.crm().leave(kramer, ada);
        String after = scene.arrives("ben", Mail.from(scene.address("ada"), scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, after)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName("R16: an address of a mailbox that is connected here is staff, too, and an internal domain makes many")
    void connectedMailboxAndDomain() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada.privat"), "Ada Lenz");
        scene.connect(kramer, ada, scene.address("ada.privat"));
        scene.contact(kramer, "Ada", "Privat", scene.address("ada.privat"), Optional.of(scene.ben()));
        scene.contact(kramer, "Lager", "", "lager@werk.nordlicht.example", Optional.of(scene.ben()));
        scene.crm().listed(kramer, "INTERNAL", Optional.empty(), "nordlicht.example");
        String fromAda = scene.arrives("ben", Mail.from(scene.address("ada.privat"), scene.address("ben")));
        String fromWerk = scene.arrives("ben", Mail.from("lager@werk.nordlicht.example", scene.address("ben")));

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, fromAda)).containsExactly("NOT_SYNCED R16");
        assertThat(facts.verdict(kramer, mailbox, fromWerk)).containsExactly("NOT_SYNCED R16");
    }

    @Test
    @DisplayName("R16: a colleague writes to the user and a customer: it stands under the customer")
    void withCustomer() {
        scene.user(kramer, "Ada Lenz", "ada");
        String id = scene.arrives(
                "ben",
                Mail.from(scene.address("ada"), scene.address("ben")).line("Cc: Jana Weber <" + scene.jana() + ">"));

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R13: a blocked address is not synced, for everybody or for the one user who wants it so")
    void blocked() {
        scene.crm().listed(kramer, "BLOCKED", Optional.of(scene.ben()), scene.jana());
        String id = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R13");
        assertThat(facts.tablesWith(scene.jana()))
                .containsExactlyInAnyOrder("contact", "contact_address", "address_list_entry");
    }

    @Test
    @DisplayName("R13: another user's own block list says nothing about this mailbox")
    void blockedByAnother() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        scene.crm().listed(kramer, "BLOCKED", Optional.of(ada), scene.jana());
        String id = scene.arrives("ben", fromJana());

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName(
            "R13: judged again under a block list, what came in is withdrawn, and comes back without it, the same message")
    void withdrawnAndBack() {
        String id = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        MessageLine before = scene.withJana().getFirst();

        UUID blocking = blocks(scene.jana().replaceFirst(".*@", "@"));

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R13");
        assertThat(scene.withJana()).isEmpty();
        ConversationQueries queries = bench.get(ConversationQueries.class);
        assertThat(queries.message(kramer, before.messageId())).isEmpty();
        assertThat(queries.threads(kramer, before.conversationId())).isEmpty();
        assertThat(queries.counts(kramer, scene.ben()).all()).isZero();

        bench.get(ChangeSyncPolicy.class).undo(asBen(), blocking);
        scene.importNow(mailbox);

        assertThat(scene.withJana()).singleElement().isEqualTo(before);
        assertThat(queries.counts(kramer, scene.ben()).unread()).isEqualTo(1);
    }

    @Test
    @DisplayName("R29: what another mailbox still brings is not withdrawn")
    void broughtByAnother() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        Mail mail = fromJana().line("Cc: " + scene.address("ada"));
        String inBens = scene.arrives("ben", mail);
        scene.arrives("ada", mail);
        scene.importNow(mailbox);
        scene.importNow(adas);

        blocks(scene.jana());

        assertThat(facts.verdict(kramer, mailbox, inBens)).containsExactly("NOT_SYNCED R13");
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R28: a sub-account may say that a suffix names nobody else; by itself it does")
    void suffix() {
        String suffixed = scene.jana().replace("@", "+rechnung@");
        String before = scene.arrives("ben", Mail.from(suffixed, scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, before)).containsExactly("NOT_SYNCED R14");

        scene.crm().ignoreSuffix(kramer);
        String after = scene.arrives("ben", Mail.from(suffixed, scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, after)).containsExactly("SYNCED R12");
    }

    /** Ben puts it onto the block list of his own mailbox. */
    private UUID blocks(String entry) {
        Settings settings = bench.get(SyncPolicyStore.class).settings(kramer, Optional.of(scene.ben()));
        UUID change = bench.get(ChangeSyncPolicy.class)
                .apply(
                        asBen(),
                        new Wish(true, new Settings(settings.gate(), settings.suffix(), List.of(entry), List.of())))
                .orElseThrow();
        scene.importNow(mailbox);
        return change;
    }

    private Access asBen() {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(scene.ben()).orElseThrow()), kramer)
                .orElseThrow();
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }
}
