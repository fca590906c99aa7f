package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.mailbox.DisconnectMailbox;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was marked and not told yet is wished no more once its connection has ended (R19, R71)")
class EndedWishesTest {

    private static final Marks STAR =
            new Marks(Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
    private static final Marks UNREAD =
            new Marks(Optional.of(false), Optional.empty(), Optional.empty(), Optional.empty());

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));
    private final UUID alsoJana = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));

    /** The mailbox serves two sub-accounts, so that it goes on when one of them ends. */
    @BeforeEach
    void connectAlso() {
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
    }

    @Test
    @DisplayName("R71: it does not come back with a new connection of the same mailbox")
    void reconnected() {
        String mail = comesIn();
        read();
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());
        scene.connectBen();

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
    }

    @Test
    @DisplayName("R70: it does not come back when the address is changed, and changed back")
    void changedAndChangedBack() {
        String mail = comesIn();
        bench.gmail().account(scene.address("ben.neu"), "Ben Arnold");
        read();
        scene.connect(kramer, scene.ben(), scene.address("ben.neu"));
        scene.connectBen();

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
    }

    @Test
    @DisplayName("F87: it keeps no later change of Gmail out of the other sub-accounts of the mailbox")
    void holdsNothingBack() {
        String mail = comesIn();
        read();
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());
        ben.labels(mail, "[]", "[\"UNREAD\"]");

        scene.importNow(mailbox);

        assertThat(scene.messages(lindenhof, alsoJana))
                .singleElement()
                .matches(message -> message.flags().has(Flag.READ));
    }

    @Test
    @DisplayName("it is told all the same while somebody else of the sub-account is connected to the same mailbox")
    void somebodyElseIsConnected() {
        var ada = scene.user(kramer, "Ada Lund", "ada");
        scene.connect(kramer, ada, scene.address("ben"));
        String mail = comesIn();
        read();
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX");
    }

    @Test
    @DisplayName("R01: what another sub-account wishes of the same mailbox is told all the same")
    void anotherSubAccount() {
        String mail = comesIn();
        mark(lindenhof, alsoJana, Marks.allRead());
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX");
    }

    @Test
    @DisplayName("R71: it takes along nothing that another sub-account wished of the same email")
    void takesNothingAlong() {
        String mail = comesIn();
        mark(lindenhof, alsoJana, STAR);
        read();
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX", "STARRED", "UNREAD");
    }

    @Test
    @DisplayName(
            "R19: of opposite wishes of two sub-accounts the later one is told, and the other one shows what the mailbox has then")
    void opposite() {
        String mail = comesIn();
        read();
        mark(lindenhof, alsoJana, Marks.allRead());
        mark(lindenhof, alsoJana, UNREAD);

        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
        assertThat(scene.withJana())
                .singleElement()
                .matches(message -> !message.flags().has(Flag.READ));
    }

    @Test
    @DisplayName("F87: a change of Gmail that it kept from the other sub-accounts is theirs as soon as it has ended")
    void keptFromOthers() {
        String mail = comesIn();
        mark(kramer, scene.janaId(), STAR);
        ben.labels(mail, "[\"STARRED\"]", "[]");
        refuses();
        scene.importNow(mailbox);
        assertThat(inLindenhof()).as("kept").isFalse();

        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());

        assertThat(inLindenhof()).isTrue();
    }

    /** The change that was wished is refused for now, and waits. */
    private void refuses() {
        bench.gmail().faults("""
                {"calls": [{"method": "gmail.users.messages.modify", "times": 1, "status": 400, "reason": "badRequest"}]}
                """);
    }

    private boolean inLindenhof() {
        return scene.messages(lindenhof, alsoJana).getFirst().flags().has(Flag.STARRED);
    }

    private String comesIn() {
        String mail = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about("Angebot"));
        scene.importNow(mailbox);
        return mail;
    }

    private void read() {
        mark(kramer, scene.janaId(), Marks.allRead());
    }

    private void mark(SubAccountId subAccount, UUID contact, Marks marks) {
        UUID conversation = bench.get(ConversationQueries.class)
                .conversationOf(subAccount, contact)
                .orElseThrow();
        bench.get(MarkConversation.class).run(subAccount, conversation, marks);
    }

    private Set<String> labels(String message) {
        Set<String> labels = new TreeSet<>();
        ben.message(message).path("labelIds").forEach(label -> labels.add(label.asString()));
        return labels;
    }
}
