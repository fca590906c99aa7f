package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.postgres.CrmFacts;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("What is mail of the CRM, and what is the same email")
class ImportScopeTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName("R17, F57: drafts never come in, and cost no call; what they become when they are sent does, once")
    void drafts() {
        long before = bench.gmail().lastCall();
        JsonNode draft = ben.drafts(toJana().text());
        scene.importNow(mailbox);

        assertThat(facts.verdicts(kramer, mailbox)).containsExactly("NOT_SYNCED R17");
        assertThat(bench.gmail().calls(scene.address("ben"), before))
                .noneMatch(call -> call.path("method").asString().equals("gmail.users.messages.get"));

        ben.sendsDraft(draft.path("id").asString());
        scene.importNow(mailbox);

        assertThat(scene.withJana())
                .singleElement()
                .satisfies(line -> assertThat(line.direction()).isEqualTo(Direction.OUTBOUND));
    }

    @Test
    @DisplayName("R17, F58: spam, trash and chats stay out")
    void spamTrashChat() {
        for (String label : new String[] {"SPAM", "TRASH", "CHAT"}) {
            bench.gmail().arriveBytes(scene.address("ben"), bytes(fromJana()), label);
        }

        scene.importNow(mailbox);

        assertThat(facts.verdicts(kramer, mailbox))
                .containsExactly("NOT_SYNCED R17", "NOT_SYNCED R17", "NOT_SYNCED R17");
        assertThat(scene.withJana()).isEmpty();
    }

    @Test
    @DisplayName("R17, F15: what leaves spam for the inbox is judged again")
    void leavesSpam() {
        String id = spam(fromJana());
        scene.importNow(mailbox);

        ben.labels(id, "[\"INBOX\"]", "[\"SPAM\"]");
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName(
            "R17, F15, F18: what leaves spam before we look is no spam, even if its arrival stands on another page")
    void leavesSpamOnAnotherPage() {
        String id = spam(fromJana());
        for (int n = 0; n < 500; n++) {
            ben.labels(id, n % 2 == 0 ? "[\"STARRED\"]" : "[]", n % 2 == 0 ? "[]" : "[\"STARRED\"]");
        }
        ben.labels(id, "[\"INBOX\"]", "[\"SPAM\"]");

        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
    }

    @Test
    @DisplayName("R17: what is thrown away and comes back is judged again; what was here stays one message")
    void untrashed() {
        String id = scene.arrives("ben", fromJana());
        ben.trashes(id);
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R17");

        ben.untrashes(id);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);

        ben.trashes(id);
        ben.untrashes(id);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R29, F62: the same email in two users' mailboxes is one message with two copies and two sources")
    void twoMailboxes() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        Mail mail = fromJana().line("Cc: " + scene.address("ada"));
        String inBens = scene.arrives("ben", mail);
        String inAdas = scene.arrives("ada", mail);

        scene.importNow(mailbox);
        scene.importNow(adas);

        assertThat(scene.withJana())
                .singleElement()
                .satisfies(line -> assertThat(line.sources())
                        .containsExactlyInAnyOrder(
                                new SourceLine("GMAIL", Optional.of(scene.address("ben")), Optional.of(inBens)),
                                new SourceLine("GMAIL", Optional.of(scene.address("ada")), Optional.of(inAdas))));
        assertThat(facts.copyLabels(mailbox, inBens)).contains("INBOX");
        assertThat(facts.copyLabels(adas, inAdas)).contains("INBOX");
        assertThat(facts.verdict(kramer, adas, inAdas)).containsExactly("SYNCED R13");
    }

    @Test
    @DisplayName(
            "R29: what Ben sends from Gmail with Ada in Cc is one outbound message, whichever mailbox is read first")
    void sentAndReceived() {
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        ben.sends(toJana().line("Cc: " + scene.address("ada")).text());

        scene.importNow(mailbox);
        scene.importNow(adas);

        assertThat(facts.messages(kramer)).isEqualTo(1);
        assertThat(scene.withJana()).singleElement().satisfies(line -> {
            assertThat(line.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(line.sources()).hasSize(2);
        });
    }

    @Test
    @DisplayName("F60: two emails with one Message-ID are two messages, if author or date differ")
    void sameIdOtherEmail() {
        String id = Mail.newId();
        UUID mehmet = scene.contact(kramer, "Mehmet", "Yıldız", "m@yildiz.example", Optional.of(scene.ben()));
        scene.arrives("ben", fromJana().id(id).about("Scan 1"));
        scene.arrives("ben", fromJana().id(id).about("Scan 2").line("Date: Tue, 24 Nov 2026 09:00:07 +0100"));
        scene.arrives("ben", Mail.from("m@yildiz.example", scene.address("ben")).id(id));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactlyInAnyOrder("Scan 1", "Scan 2");
        assertThat(scene.messages(kramer, mehmet)).hasSize(1);
    }

    @Test
    @DisplayName("F59, F79: emails without Message-ID and Date are each their own, in the order of Google's time")
    void noMessageId() {
        scene.arrives("ben", fromJana().without("Message-ID:").without("Date:").about("eins"));
        scene.arrives("ben", fromJana().without("Message-ID:").without("Date:").about("zwei"));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("eins", "zwei");
    }

    @Test
    @DisplayName("F61: one Message-ID in two spellings is one email")
    void spellings() {
        String id = Mail.newId();
        UserId ada = scene.user(kramer, "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        scene.crm().gate(kramer, "ANY_CONTACT");
        scene.arrives("ben", fromJana().line("Message-ID: <" + id + ">"));
        scene.arrives("ada", fromJana().line("Message-ID:\n  <" + id.toUpperCase(Locale.ROOT) + ">"));

        scene.importNow(mailbox);
        scene.importNow(adas);

        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R30, R31: one mailbox in two sub-accounts is asked once; the email stands where its sender is known")
    void fanOut() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        UUID there = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        UUID onlyThere = scene.contact(lindenhof, "Aylin", "Roth", "aylin@roth.example", Optional.of(scene.ben()));
        MailboxId same = scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        long before = bench.gmail().lastCall();
        String both = scene.arrives("ben", fromJana());
        String one = scene.arrives("ben", Mail.from("aylin@roth.example", scene.address("ben")));

        scene.importNow(mailbox);

        assertThat(same).isEqualTo(mailbox);
        assertThat(scene.withJana()).hasSize(1);
        assertThat(scene.messages(lindenhof, there)).hasSize(1);
        assertThat(scene.messages(lindenhof, onlyThere)).hasSize(1);
        assertThat(facts.messages(kramer)).isEqualTo(1);
        assertThat(facts.verdict(kramer, mailbox, one)).containsExactly("NOT_SYNCED R14");
        assertThat(facts.verdict(lindenhof, mailbox, both)).containsExactly("SYNCED R12");
        assertThat(bench.gmail().calls(scene.address("ben"), before).stream()
                        .filter(call -> call.path("path").asString().contains(both)
                                && call.path("path").asString().contains("format=raw")))
                .hasSize(1);
    }

    private String spam(Mail mail) {
        return bench.gmail()
                .arriveBytes(scene.address("ben"), bytes(mail), "SPAM,UNREAD")
                .path("id")
                .asString();
    }

    private static byte[] bytes(Mail mail) {
        return mail.text().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }

    private Mail toJana() {
        return Mail.from(scene.address("ben"), scene.jana());
    }
}
