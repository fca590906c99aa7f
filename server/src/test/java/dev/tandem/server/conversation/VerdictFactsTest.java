package dev.tandem.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.VerdictFacts.Copy;
import dev.tandem.server.conversation.VerdictFacts.Elsewhere;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictQueries.Question;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import dev.tandem.server.mailbox.DisconnectMailbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R80: what a verdict was decided on, told from the rows it names")
class VerdictFactsTest {

    private final Bench bench = Bench.shared();
    private final VerdictFacts facts = bench.get(VerdictFacts.class);
    private final VerdictQueries verdicts = bench.get(VerdictQueries.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final UserId ben = scene.ben();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("who the contact is and who has it, in which thread, with which labels, since when connected and told")
    void told() {
        String id = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about("Angebot"));
        scene.importNow(mailbox);

        Facts known = known(id);

        assertThat(known.contact().orElseThrow().name()).isEqualTo("Jana Weber");
        assertThat(known.contact().orElseThrow().assignedTo()).contains(ben);
        assertThat(known.contact().orElseThrow().assignedName()).contains("Ben Arnold");
        assertThat(known.thread().orElseThrow().subject()).isEqualTo("Angebot");
        assertThat(known.thread().orElseThrow().boundSince()).isPresent();
        assertThat(known.labels()).contains("INBOX", "UNREAD");
        assertThat(known.sources()).isEqualTo(1);
        assertThat(known.connectedSince()).isPresent();
        assertThat(known.toldAt()).isPresent();
    }

    @Test
    @DisplayName("as it stands now: whom a contact has by now is told, and a contact that is gone is not")
    void live() {
        UUID grete = scene.contact(kramer, "Grete", "Holzinger", scene.address("grete"), Optional.empty());
        String id = scene.arrives("ben", Mail.from(scene.address("grete"), scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(known(id).contact().orElseThrow().assignedTo()).isEmpty();
        assertThat(known(id).labels()).isEmpty();

        bench.get(WriteContact.class).assign(kramer, grete, Optional.of(ben));
        assertThat(known(id).contact().orElseThrow().assignedName()).contains("Ben Arnold");
        bench.get(WriteContact.class).delete(kramer, grete);
        assertThat(known(id).contact()).isEmpty();
    }

    @Test
    @DisplayName(
            "R31: elsewhere means where the user is a member and connected with that very mailbox, and nowhere else")
    void elsewhere() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, ben);
        scene.connect(lindenhof, ben, scene.address("ben"));
        SubAccountId holm = scene.subAccount("Holm");
        scene.connect(holm, scene.user(holm, "Timo Reiß", "timo"), scene.address("ben"));
        Copy copy = new Copy(mailbox, scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben"))));
        scene.importNow(mailbox);

        assertThat(facts.elsewhere(kramer, ben, copy))
                .extracting(Elsewhere::name, Elsewhere::outcome, Elsewhere::rule)
                .containsExactly(tuple("Zahnzentrum Lindenhof", "NOT_SYNCED", "R14"));
        assertThat(facts.elsewhere(holm, ben, copy)).isEmpty();
        scene.crm().leave(lindenhof, ben);
        assertThat(facts.elsewhere(kramer, ben, copy)).isEmpty();
        scene.join(lindenhof, ben);
        bench.get(DisconnectMailbox.class).run(lindenhof, ben);
        assertThat(facts.elsewhere(kramer, ben, copy)).isEmpty();
    }

    @Test
    @DisplayName("R29: of a message with several copies the one in the user's own mailbox is asked about")
    void ownCopy() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        Mail mail = Mail.from(scene.jana(), scene.address("ben")).line("Cc: " + scene.address("ada"));
        String inBens = scene.arrives("ben", mail);
        String inAdas = scene.arrives("ada", mail);
        scene.importNow(mailbox);
        scene.importNow(adas);
        UUID message = scene.withJana().getFirst().messageId();

        assertThat(facts.copyOf(kramer, ben, message)).contains(new Copy(mailbox, inBens));
        assertThat(facts.copyOf(kramer, ada, message)).contains(new Copy(adas, inAdas));
        assertThat(facts.verdict(kramer, new Copy(adas, inAdas)).orElseThrow().messageId())
                .contains(message);
        assertThat(known(inBens).sources()).isEqualTo(2);
        assertThat(facts.copyOf(scene.subAccount("Fremd"), ben, message)).isEmpty();
        assertThat(facts.verdict(scene.subAccount("Fremd"), new Copy(mailbox, inBens)))
                .isEmpty();
    }

    @Test
    @DisplayName("an email is found by its Message-ID, its id, its thread and anybody on it, by its own reader alone")
    void found() {
        String messageId = Mail.newId();
        var arrived = bench.gmail()
                .arrive(
                        scene.address("ben"),
                        Mail.from("Nobody <nobody@post.example>", scene.address("ben"))
                                .id(messageId)
                                .text());
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        String id = arrived.path("id").asString();

        for (Question question : List.of(
                Question.ofMessageId(new RfcMessageId("<" + messageId + ">")),
                Question.ofGmailMessage(id),
                Question.ofGmailThread(arrived.path("threadId").asString()),
                Question.ofAddress(new EmailAddress("NOBODY@post.example")))) {
            assertThat(ask(ben, question))
                    .extracting(VerdictLine::gmailMessageId)
                    .containsExactly(id);
            assertThat(ask(scene.user(kramer, "Ada Lenz", "ada" + UUID.randomUUID()), question))
                    .isEmpty();
        }
        assertThat(ask(ben, Question.ofGmailThread("18c0000000000000"))).isEmpty();
    }

    private List<VerdictLine> ask(UserId user, Question question) {
        return verdicts.list(kramer, user, question, Optional.empty(), 20).items();
    }

    private Facts known(String id) {
        Copy copy = new Copy(mailbox, id);
        return facts.of(kramer, ben, List.of(copy)).getOrDefault(copy, Facts.NONE);
    }
}
