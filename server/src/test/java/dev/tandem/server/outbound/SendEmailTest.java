package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.outbound.SendResult.FieldProblem;
import dev.tandem.server.outbound.SendResult.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("An email written in the CRM")
class SendEmailTest {

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName(
            "R10, R40, R44, F46: leaves through Gmail once, with the Message-ID that Gmail gave it, and its thread is bound")
    void newEmail() {
        MessageLine sent = Writing.toJana(scene).delivered();
        scene.importNow(mailbox);

        assertThat(sent.state()).isEqualTo("SENT");
        JsonNode copy = only(sentCopies());
        assertThat(sent.rfcMessageId())
                .contains(ben.header(id(copy), "Message-ID").replaceAll("[<>]", ""));
        assertThat(sent.rfcMessageId().orElseThrow()).endsWith("@mail.gmail.com");
        assertThat(only(outside(scene.jana())).path("from").asString())
                .contains("Ben Arnold")
                .contains(scene.address("ben"));
        assertThat(scene.withJana()).hasSize(1);
        assertThat(bench.facts()
                        .bindings(scene.kramer(), mailbox, copy.path("threadId").asString()))
                .containsExactly("R10");
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, id(copy))).containsExactly("SYNCED R44");
        assertThat(ben.drafts()).isEmpty();
    }

    @Test
    @DisplayName(
            "R10: may go to any contact, assigned to somebody else or to nobody, and the answer comes in all the same (R11)")
    void anyContact() {
        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        String address = scene.jana().replace("jana.weber", "tomasz");
        UUID tomasz = scene.contact(scene.kramer(), "Tomasz", "Kowalczyk", address, Optional.of(ada));

        MessageLine sent = Writing.toJana(scene).to(tomasz).delivered();
        bench.gmail()
                .fromOutside(Mail.from(address, scene.address("ben"))
                        .about("Re: Angebot 2311")
                        .answering(sent.rfcMessageId().orElseThrow())
                        .text());
        scene.importNow(mailbox);

        assertThat(scene.messages(scene.kramer(), tomasz))
                .hasSize(2)
                .extracting(MessageLine::threadId)
                .containsOnly(sent.threadId());
    }

    @Test
    @DisplayName("R49: an answer stands in the same thread here, in Gmail and at the recipient, by real Message-IDs")
    void answer() {
        JsonNode letter = bench.gmail().fromOutside(fromJana("Fenster").text());
        scene.importNow(mailbox);
        MessageLine received = scene.withJana().getFirst();

        MessageLine sent = Writing.answer(scene, received.messageId(), false).delivered();

        JsonNode copy = only(sentCopies());
        String answered = "<" + received.rfcMessageId().orElseThrow() + ">";
        assertThat(ben.header(id(copy), "In-Reply-To")).isEqualTo(answered);
        assertThat(ben.header(id(copy), "References")).isEqualTo(answered);
        assertThat(ben.header(id(copy), "Subject")).isEqualTo("Re: Fenster");
        assertThat(copy.path("threadId").asString())
                .isEqualTo(ben.message(
                                received.sources().getFirst().gmailMessageId().orElseThrow())
                        .path("threadId")
                        .asString());
        assertThat(only(outside(scene.jana())).path("threadId").asString())
                .isEqualTo(letter.path("threadId").asString());
        assertThat(sent.threadId()).isEqualTo(received.threadId());

        bench.gmail()
                .fromOutside(fromJana("Re: Fenster")
                        .answering(sent.rfcMessageId().orElseThrow())
                        .text());
        scene.importNow(mailbox);
        assertThat(scene.withJana())
                .hasSize(3)
                .extracting(MessageLine::threadId)
                .containsOnly(received.threadId());

        MessageLine second = scene.withJana().stream()
                .filter(line ->
                        line.references().equals(List.of(sent.rfcMessageId().orElseThrow())))
                .findFirst()
                .orElseThrow();
        MessageLine third = Writing.answer(scene, second.messageId(), false).delivered();
        assertThat(third.references())
                .hasSize(2)
                .first()
                .isEqualTo(sent.rfcMessageId().orElseThrow());
    }

    @Test
    @DisplayName(
            "R48: an answer to all goes to everybody in To and Cc but to Ben himself; Bcc is added, and nobody else sees it")
    void answerToAll() {
        bench.gmail().alias(scene.address("ben"), "info@fenster-kramer.example", true);
        scene.connectBen();
        String architect = scene.jana().replace("jana.weber", "architekt");
        String boss = scene.jana().replace("jana.weber", "chefin");
        bench.gmail()
                .fromOutside(fromJana("Fenster")
                        .line("To: " + scene.address("ben") + ", Architekt <" + architect + ">")
                        .line("Cc: " + boss + ", info@fenster-kramer.example")
                        .text());
        scene.importNow(mailbox);
        UUID received = scene.withJana().getFirst().messageId();
        String secret = scene.jana().replace("jana.weber", "geheim");

        Writing.answer(scene, received, true)
                .with(List.of(), List.of(), List.of(secret))
                .delivered();

        String copy = id(only(sentCopies()));
        assertThat(ben.header(copy, "To")).contains(scene.jana()).doesNotContain(architect, boss);
        assertThat(ben.header(copy, "Cc")).contains(architect, boss).doesNotContain("info@", scene.address("ben"));
        for (String address : List.of(scene.jana(), architect, boss, secret)) {
            assertThat(last(outside(address)).path("source").asString())
                    .as(address)
                    .contains("Das passt")
                    .doesNotContainIgnoringCase("bcc:")
                    .doesNotContain(secret);
        }
    }

    @Test
    @DisplayName(
            "R49, R11: of Ada's in a thread that only Ben's mailbox holds stays in its thread at the recipient and here")
    void colleagueAnswers() {
        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(scene.kramer(), ada, scene.address("ada"));
        JsonNode letter = bench.gmail().fromOutside(fromJana("Fenster").text());
        scene.importNow(mailbox);
        MessageLine received = scene.withJana().getFirst();

        UUID answer = Writing.answer(scene, received.messageId(), false).by(ada).queued();
        MessageLine sent = Writing.deliver(scene, answer);
        bench.gmail()
                .fromOutside(Mail.from(scene.jana(), scene.address("ada"))
                        .about("Re: Fenster")
                        .answering(sent.rfcMessageId().orElseThrow())
                        .text());
        scene.importNow(adas);
        scene.importNow(mailbox);

        assertThat(sent.authorName()).contains("Ada Lenz");
        assertThat(only(outside(scene.jana())).path("threadId").asString())
                .isEqualTo(letter.path("threadId").asString());
        assertThat(only(outside(scene.jana())).path("from").asString()).contains(scene.address("ada"));
        assertThat(scene.withJana())
                .hasSize(3)
                .extracting(MessageLine::threadId)
                .containsOnly(received.threadId());
    }

    @Test
    @DisplayName(
            "R33: begun in one sub-account stays there with its answers, though its recipient is known in another one too")
    void staysHome() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        UUID there = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));

        MessageLine sent = Writing.toJana(scene).delivered();
        bench.gmail()
                .fromOutside(fromJana("Re: Angebot 2311")
                        .answering(sent.rfcMessageId().orElseThrow())
                        .text());
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(2);
        assertThat(scene.messages(lindenhof, there)).isEmpty();
        assertThat(bench.facts().verdicts(lindenhof, mailbox)).contains("NOT_SYNCED R33");

        bench.gmail().fromOutside(fromJana("Etwas anderes").text());
        scene.importNow(mailbox);
        assertThat(scene.messages(lindenhof, there)).hasSize(1);
    }

    @Test
    @DisplayName("R48: an answer to one's own email goes again to those who got it")
    void answerToOneself() {
        MessageLine first = Writing.toJana(scene).delivered();

        Writing.answer(scene, first.messageId(), false).delivered();

        assertThat(outside(scene.jana())).hasSize(2);
        assertThat(outside(scene.jana()))
                .extracting(each -> each.path("threadId").asString())
                .containsOnly(outside(scene.jana()).getFirst().path("threadId").asString());
    }

    @Test
    @DisplayName("F56: line breaks in subject, names and types of files begin no header line; names keep their letters")
    void noInjection() {
        Letter.File file = new Letter.File(
                "Plan\r\nBcc: opfer@x.example.pdf",
                "application/pdf\r\nBcc: opfer@x.example",
                new RawEmail(new byte[] {1}));

        Writing.toJana(scene)
                .saying("Ben\r\nBcc: opfer@x.example", "Hallo\r\nBcc: opfer@x.example 🪟", ".\r\n.\r\nText")
                .with(file)
                .delivered();

        assertThat(outside("opfer@x.example")).isEmpty();
        MessageLine line = scene.withJana().getFirst();
        assertThat(line.subject()).isEqualTo("Hallo Bcc: opfer@x.example 🪟");
        assertThat(line.textStart()).contains(".\r\n.\r\nText");
    }

    @Test
    @DisplayName("files of every type, even of none or of a made-up one, arrive as they are")
    void oddFiles() {
        List<Letter.File> files = new ArrayList<>();
        for (String type :
                List.of("", "nonsense", "multipart/mixed", "message/rfc822", "text/plain", "image/png; name=\"")) {
            files.add(new Letter.File(
                    "Datei " + files.size() + ".bin",
                    type,
                    new RawEmail("Inhalt\n".getBytes(StandardCharsets.US_ASCII))));
        }

        MessageLine sent =
                Writing.toJana(scene).with(files.toArray(Letter.File[]::new)).delivered();

        assertThat(sent.state()).isEqualTo("SENT");
        assertThat(sent.attachments())
                .hasSize(files.size())
                .allSatisfy(file -> assertThat(file.sizeBytes()).isEqualTo(7));
    }

    @Test
    @DisplayName("R47: more than 25 MB of files are refused before anything is written; 25 MB are not")
    void tooLarge() {
        byte[] half = new byte[13 * 1024 * 1024];
        Letter.File file = new Letter.File("a.bin", "application/octet-stream", new RawEmail(half));

        assertThat(Writing.toJana(scene).with(file, file).send())
                .isEqualTo(SendResult.Invalid.field("attachments", Problem.ATTACHMENTS_TOO_LARGE));
        assertThat(bench.facts().messages(scene.kramer())).isZero();

        Letter.File whole =
                new Letter.File("b.bin", "application/octet-stream", new RawEmail(new byte[25 * 1024 * 1024]));
        assertThat(Writing.toJana(scene).with(whole).delivered().state()).isEqualTo("SENT");
        assertThat(only(sentCopies()).path("size").asLong()).isGreaterThan(25 * 1024 * 1024);
    }

    @Test
    @DisplayName("more than 100 recipients are refused, also those whom an answer to all adds")
    void tooMany() {
        List<String> many =
                IntStream.range(0, 100).mapToObj(n -> "k" + n + "@x.example").toList();
        assertThat(Writing.toJana(scene).with(List.of(), many, List.of()).send())
                .isEqualTo(SendResult.Invalid.field("to", Problem.TOO_MANY_RECIPIENTS));

        scene.arrives("ben", fromJana("Verteiler").line("Cc: " + String.join(", ", many)));
        scene.importNow(mailbox);
        UUID received = scene.withJana().getFirst().messageId();
        assertThat(Writing.answer(scene, received, true).send())
                .isEqualTo(SendResult.Invalid.field("to", Problem.TOO_MANY_RECIPIENTS));
        assertThat(bench.facts().messages(scene.kramer())).isEqualTo(1);
    }

    @Test
    @DisplayName("what cannot be is refused with the field named, and nothing is written")
    void refused() {
        assertThat(Writing.toJana(scene)
                        .with(List.of("jana"), List.of("x@y.example", "@"), List.of())
                        .send())
                .isEqualTo(new SendResult.Invalid(List.of(
                        new FieldProblem("to[0]", Problem.NOT_AN_ADDRESS),
                        new FieldProblem("cc[1]", Problem.NOT_AN_ADDRESS))));
        assertThat(Writing.toJana(scene).to(UUID.randomUUID()).send())
                .isEqualTo(SendResult.Invalid.field("contactId", Problem.UNKNOWN_CONTACT));
        assertThat(Writing.answer(scene, UUID.randomUUID(), false).send())
                .isEqualTo(SendResult.Invalid.field("inReplyTo", Problem.UNKNOWN_MESSAGE));
        assertThat(Writing.toJana(scene).saying("Ben", "s", " ").send())
                .isEqualTo(SendResult.Invalid.field("text", Problem.EMPTY));
        assertThat(bench.facts().messages(scene.kramer())).isZero();
    }

    @Test
    @DisplayName("an answer needs no address of the contact: it goes to whoever wrote")
    void contactWithoutAddress() {
        scene.arrives("ben", fromJana("Fenster"));
        scene.importNow(mailbox);
        scene.crm().withoutAddresses(scene.kramer(), scene.janaId());

        assertThat(Writing.toJana(scene).send()).isEqualTo(SendResult.Invalid.field("to", Problem.NO_RECIPIENT));
        UUID received = scene.withJana().getFirst().messageId();
        assertThat(Writing.answer(scene, received, false).delivered().state()).isEqualTo("SENT");
    }

    @Test
    @DisplayName("R43: while the consent of the connection is lost, nothing is written and nothing leaves another way")
    void consentLost() {
        bench.get(LoseConsent.class).run(mailbox);
        assertThat(Writing.toJana(scene).send()).isInstanceOf(SendResult.ConsentNeeded.class);
        assertThat(bench.facts().messages(scene.kramer())).isZero();
    }

    private Mail fromJana(String subject) {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"))
                .about(subject);
    }

    private List<JsonNode> sentCopies() {
        List<JsonNode> copies = new ArrayList<>();
        bench.gmail().messages(scene.address("ben")).forEach(copies::add);
        copies.removeIf(copy -> !copy.path("labelIds").toString().contains("SENT"));
        return copies;
    }

    private List<JsonNode> outside(String address) {
        List<JsonNode> received = new ArrayList<>();
        bench.gmail().outside(address).forEach(received::add);
        return received;
    }

    private static JsonNode only(List<JsonNode> nodes) {
        assertThat(nodes).hasSize(1);
        return nodes.getFirst();
    }

    private static JsonNode last(List<JsonNode> nodes) {
        return nodes.getLast();
    }

    private static String id(JsonNode message) {
        return message.path("id").asString();
    }
}
