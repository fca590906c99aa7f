package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Line;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.MarkConversation;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.MirrorStore;
import dev.tandem.server.postgres.CrmFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What is read, starred, archived or thrown away travels between the CRM and Gmail (R19)")
class ChangesTravelTest {

    private static final Optional<Boolean> YES = Optional.of(true);
    private static final Optional<Boolean> NO = Optional.of(false);
    private static final Optional<Boolean> AS_IT_IS = Optional.empty();

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName("from Gmail: read, starred, archived, thrown away, and each of it back again")
    void fromGmail() {
        String mail = comesIn("Angebot");
        assertThat(flags()).isEqualTo(Flags.of());

        ben.labels(mail, "[\"STARRED\"]", "[\"UNREAD\"]");
        scene.importNow(mailbox);
        assertThat(flags()).isEqualTo(Flags.of(Flag.READ, Flag.STARRED));
        assertThat(line()).matches(Line::starred).matches(line -> line.unreadCount() == 0);

        ben.labels(mail, "[]", "[\"INBOX\"]");
        scene.importNow(mailbox);
        assertThat(flags().has(Flag.ARCHIVED)).isTrue();
        assertThat(line().archived()).isTrue();

        ben.trashes(mail);
        scene.importNow(mailbox);
        assertThat(line().trashed()).isTrue();

        ben.labels(mail, "[\"INBOX\",\"UNREAD\"]", "[\"TRASH\",\"STARRED\"]");
        scene.importNow(mailbox);
        assertThat(flags()).isEqualTo(Flags.of());
        assertThat(line()).matches(line -> !line.starred() && !line.archived() && !line.trashed());
    }

    @Test
    @DisplayName("to Gmail: the same, as the state that shall be")
    void toGmail() {
        String mail = comesIn("Angebot");

        mark(new Marks(YES, YES, AS_IT_IS, AS_IT_IS));
        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
        scene.importNow(mailbox);
        assertThat(labels(mail)).containsExactly("INBOX", "STARRED");

        mark(new Marks(AS_IT_IS, NO, YES, AS_IT_IS));
        scene.importNow(mailbox);
        assertThat(labels(mail)).isEmpty();

        mark(new Marks(AS_IT_IS, AS_IT_IS, AS_IT_IS, YES));
        scene.importNow(mailbox);
        assertThat(labels(mail)).containsExactly("TRASH");

        mark(new Marks(NO, AS_IT_IS, NO, NO));
        scene.importNow(mailbox);
        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
    }

    @Test
    @DisplayName("what comes out of the trash here lies in Gmail where it lay before")
    void backWhereItLay() {
        String mail = comesIn("Angebot");
        mark(new Marks(YES, AS_IT_IS, YES, YES));
        scene.importNow(mailbox);
        assertThat(labels(mail)).containsExactly("TRASH");

        mark(new Marks(AS_IT_IS, AS_IT_IS, AS_IT_IS, NO));
        scene.importNow(mailbox);

        assertThat(labels(mail)).isEmpty();
        assertThat(line()).matches(Line::archived).matches(line -> !line.trashed());
    }

    @Test
    @DisplayName("F86: our own change comes back as an echo that changes nothing, tells nobody and asks for nothing")
    void echo() {
        comesIn("Angebot");
        mark(new Marks(YES, YES, YES, AS_IT_IS));
        scene.importNow(mailbox);
        List<String> told = facts.changes(kramer);
        long before = bench.gmail().lastCall();

        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(facts.changes(kramer)).isEqualTo(told);
        assertThat(calls(before, "modify")).isEmpty();
        assertThat(flags()).isEqualTo(Flags.of(Flag.READ, Flag.STARRED, Flag.ARCHIVED));
    }

    @Test
    @DisplayName(
            "F87: what changed here and was not told yet wins over what changed there; everything else is taken over")
    void conflict() {
        String mail = comesIn("Angebot");
        ben.labels(mail, "[\"STARRED\"]", "[\"UNREAD\"]");
        scene.importNow(mailbox);
        ben.labels(mail, "[]", "[\"STARRED\",\"INBOX\"]");
        mark(new Marks(NO, AS_IT_IS, AS_IT_IS, AS_IT_IS));

        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("UNREAD");
        assertThat(flags()).isEqualTo(Flags.of(Flag.ARCHIVED));
    }

    @Test
    @DisplayName("F87: what changes there after it was told wins, and nothing swings back")
    void laterThere() {
        String mail = comesIn("Angebot");
        mark(new Marks(AS_IT_IS, YES, AS_IT_IS, AS_IT_IS));
        scene.importNow(mailbox);
        ben.labels(mail, "[]", "[\"STARRED\"]");

        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(flags().has(Flag.STARRED)).isFalse();
        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");
    }

    @Test
    @DisplayName("F18: of several changes in one stretch of history the last one counts")
    void lastOneCounts() {
        String mail = comesIn("Angebot");
        ben.labels(mail, "[]", "[\"UNREAD\"]");
        ben.labels(mail, "[\"UNREAD\"]", "[]");
        ben.labels(mail, "[]", "[\"UNREAD\"]");

        scene.importNow(mailbox);

        assertThat(flags()).isEqualTo(Flags.of(Flag.READ));
    }

    @Test
    @DisplayName("F23: archived in Gmail is archived here, and nothing is deleted")
    void archivedIsNotDeleted() {
        String mail = comesIn("Angebot");
        ben.labels(mail, "[]", "[\"INBOX\"]");

        scene.importNow(mailbox);

        assertThat(scene.withJana()).singleElement().matches(message -> !message.deletedInGmail());
    }

    @Test
    @DisplayName("F88: a label that nobody here knows changes nothing")
    void unknownLabel() {
        String mail = comesIn("Angebot");
        List<String> told = facts.changes(kramer);
        ben.labels(mail, "[\"IMPORTANT\",\"CATEGORY_UPDATES\"]", "[]");

        scene.importNow(mailbox);

        assertThat(flags()).isEqualTo(Flags.of());
        assertThat(facts.changes(kramer)).isEqualTo(told);
    }

    @Test
    @DisplayName("a whole conversation goes with one call for equal changes")
    void batched() {
        for (int n = 0; n < 12; n++) {
            scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Nr. " + n));
        }
        scene.importNow(mailbox);
        long before = bench.gmail().lastCall();

        mark(new Marks(YES, AS_IT_IS, YES, AS_IT_IS));
        scene.importNow(mailbox);

        assertThat(calls(before, "modify")).isEmpty();
        assertThat(calls(before, "batchModify")).hasSize(1);
        bench.gmail()
                .messages(scene.address("ben"))
                .path("messages")
                .forEach(message ->
                        assertThat(message.path("labelIds").toString()).doesNotContain("INBOX", "UNREAD"));
    }

    @Test
    @DisplayName("each direction has a switch for each change; what was switched off does not travel")
    void switches() {
        String mail = comesIn("Angebot");
        MirrorStore mirrors = bench.get(MirrorStore.class);
        mirrors.set(
                kramer,
                scene.ben(),
                new Mirror(EnumSet.of(Flag.READ), EnumSet.of(Flag.READ, Flag.ARCHIVED, Flag.TRASHED)));

        mark(new Marks(YES, AS_IT_IS, YES, AS_IT_IS));
        scene.importNow(mailbox);
        assertThat(labels(mail)).containsExactly("INBOX");

        ben.labels(mail, "[\"STARRED\",\"UNREAD\"]", "[]");
        scene.importNow(mailbox);
        assertThat(flags()).isEqualTo(Flags.of(Flag.ARCHIVED));

        mirrors.set(kramer, scene.ben(), Mirror.EVERYTHING);
        scene.importNow(mailbox);
        assertThat(flags()).as("nothing is made up for").isEqualTo(Flags.of(Flag.ARCHIVED));
    }

    @Test
    @DisplayName(
            "F13: a message that is gone when Gmail is to be told is marked as deleted there, and nothing else stops")
    void goneMeanwhile() {
        String gone = comesIn("Angebot");
        ben.deletes(gone);
        mark(new Marks(YES, AS_IT_IS, AS_IT_IS, AS_IT_IS));

        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ReadToEnd.class);

        assertThat(scene.withJana()).singleElement().matches(MessageLine::deletedInGmail);
    }

    @Test
    @DisplayName("deleted for ever in Gmail: it stays here and says so")
    void deletedForEver() {
        String mail = comesIn("Angebot");
        ben.deletes(mail);

        scene.importNow(mailbox);

        assertThat(scene.withJana()).singleElement().matches(MessageLine::deletedInGmail);
        assertThat(facts.changes(kramer)).endsWith("MESSAGE_CHANGED");
    }

    @Test
    @DisplayName("F22: deleted in one mailbox and present in another is not deleted")
    void stillElsewhere() {
        var ada = scene.user(kramer, "Ada Lund", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lund");
        MailboxId hers = scene.connect(kramer, ada, scene.address("ada"));
        String id = Mail.newId();
        String his = scene.arrives(
                "ben",
                Mail.from(scene.jana(), scene.address("ben")).about("An beide").id(id));
        scene.importNow(mailbox);
        String also = scene.arrives(
                "ada",
                Mail.from(scene.jana(), scene.address("ben")).about("An beide").id(id));
        scene.crm().assign(kramer, scene.janaId(), ada);
        scene.importNow(hers);
        assertThat(scene.withJana()).hasSize(1);

        ben.deletes(his);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).singleElement().matches(message -> !message.deletedInGmail());

        scene.inGmail(scene.address("ada")).deletes(also);
        scene.importNow(hers);
        assertThat(scene.withJana()).singleElement().matches(MessageLine::deletedInGmail);
    }

    @Test
    @DisplayName(
            "R30: what is marked in one sub-account shows in every other one that has the email from the same mailbox")
    void otherSubAccounts() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        UUID also = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        comesIn("Angebot");

        mark(new Marks(YES, YES, AS_IT_IS, AS_IT_IS));
        scene.importNow(mailbox);

        assertThat(scene.messages(lindenhof, also))
                .singleElement()
                .matches(message -> message.flags().equals(Flags.of(Flag.READ, Flag.STARRED)));
    }

    @Test
    @DisplayName("F89: what was deleted here with its contact does not come back, whatever Gmail lists or tells of it")
    void staysDeleted() {
        bench.gmail().pass("PT2S");
        String mail = comesIn("Angebot");
        bench.get(WriteContact.class).delete(kramer, scene.janaId());
        scene.contact(kramer, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        ben.labels(mail, "[\"STARRED\"]", "[]");
        scene.importNow(mailbox);
        bench.gmail().expireHistory(scene.address("ben"));

        scene.importNow(mailbox);

        assertThat(facts.messages(kramer)).isZero();
    }

    @Test
    @DisplayName("R71: a wish that was not told before the connection ended is told no more")
    void disconnected() {
        String mail = comesIn("Angebot");
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        mark(new Marks(YES, AS_IT_IS, AS_IT_IS, AS_IT_IS));
        bench.get(DisconnectMailbox.class).run(kramer, scene.ben());

        scene.importNow(mailbox);
        ben.labels(mail, "[\"STARRED\"]", "[]");
        scene.importNow(mailbox);

        assertThat(labels(mail)).containsExactly("INBOX", "STARRED", "UNREAD");
        assertThat(flags()).isEqualTo(Flags.of(Flag.READ));
    }

    @Test
    @DisplayName("a limit stops telling, not receiving; afterwards everything is told")
    void limited() {
        String mail = comesIn("Angebot");
        mark(new Marks(YES, AS_IT_IS, AS_IT_IS, AS_IT_IS));
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("Noch etwas"));
        bench.gmail().faults("""
                {"calls":[{"method":"gmail.users.messages.modify","times":1,"status":503,"reason":"backendError"}]}""");

        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.TryLater.class);
        assertThat(scene.withJana()).hasSize(2);
        assertThat(labels(mail)).containsExactly("INBOX", "UNREAD");

        bench.clock().pass(Duration.ofMinutes(1));
        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ReadToEnd.class);
        assertThat(labels(mail)).containsExactly("INBOX");
    }

    @Test
    @DisplayName("what a filter keeps out of the inbox is not overlooked as long as nobody read it")
    void skipsTheInbox() {
        bench.gmail()
                .arriveBytes(
                        scene.address("ben"),
                        Mail.from(scene.jana(), scene.address("ben"))
                                .about("Gefiltert")
                                .text()
                                .getBytes(StandardCharsets.UTF_8),
                        "UNREAD");

        scene.importNow(mailbox);

        assertThat(line()).matches(line -> !line.archived() && line.unreadCount() == 1);
    }

    @Test
    @DisplayName("opening reads an email for those whom it reached, and for nobody else")
    void opening() {
        comesIn("Angebot");
        var ada = scene.user(kramer, "Ada Lund", "ada");
        MarkConversation marks = bench.get(MarkConversation.class);
        UUID conversation = line().conversationId();

        assertThat(marks.opened(kramer, conversation, ada, Optional.of(scene.ben())))
                .isFalse();
        assertThat(flags().has(Flag.READ)).isFalse();
        assertThat(marks.opened(kramer, conversation, scene.ben(), Optional.of(ada)))
                .isTrue();
        assertThat(flags().has(Flag.READ)).isTrue();
    }

    private String comesIn(String subject) {
        String mail = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about(subject));
        scene.importNow(mailbox);
        return mail;
    }

    private void mark(Marks marks) {
        bench.get(MarkConversation.class).run(kramer, line().conversationId(), marks);
    }

    private Line line() {
        ConversationQueries queries = bench.get(ConversationQueries.class);
        return queries.conversationOf(kramer, scene.janaId())
                .flatMap(conversation -> queries.conversation(kramer, conversation))
                .orElseThrow();
    }

    private Flags flags() {
        return scene.withJana().getFirst().flags();
    }

    private Set<String> labels(String message) {
        Set<String> labels = new TreeSet<>();
        ben.message(message).path("labelIds").forEach(label -> labels.add(label.asString()));
        return labels;
    }

    private List<JsonNode> calls(long since, String method) {
        return bench.gmail().calls(scene.address("ben"), since).stream()
                .filter(call -> call.path("method").asString().endsWith("." + method))
                .toList();
    }
}
