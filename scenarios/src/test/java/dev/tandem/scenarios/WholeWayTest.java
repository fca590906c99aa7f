package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.gmail.OutsideSmtp;
import dev.tandem.scenarios.gmail.Received;
import dev.tandem.scenarios.harness.Json;
import dev.tandem.scenarios.harness.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Lea and her mailbox, driven by a program. Her mailbox is connected in two sub-accounts; Oskar sits in the second one. */
@ExtendWith(InSandbox.class)
@DisplayName("The whole way, once, over the API")
class WholeWayTest {

    private static final String LEA = "lea@optik-morgenstern.example";
    private static final String OSKAR = "oskar@optik-morgenstern.example";
    private static final String PAULA = "paula.oeztuerk@brillenfreunde.example";
    private static final String ASSISTANT = "sekretariat@brillenfreunde.example";
    private static final String ERIK = "erik.dahl@glasschliff.example";
    private static final String STRANGER = "sven@stranger.example";
    private static final String SUBJECT = "Gläser für Frau Özdemir";
    private static final String NOTES = "Sphäre −2,25 · Achse 90°";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final EmulatedGmail gmail;
    private final Desk lea;
    private final Desk leaNextDoor;
    private final Desk oskar;
    private final String paula;
    private final String erik;

    WholeWayTest(Sandbox sandbox) {
        gmail = new EmulatedGmail(sandbox.emulator());
        gmail.account(LEA, "Lea Morgenstern");
        gmail.account(OSKAR, "Oskar Morgenstern");
        Agency agency = new Agency(sandbox.server().url());
        String shop = agency.subAccount("Optik Morgenstern");
        String nextDoor = agency.subAccount("Hörakustik Morgenstern");
        String leaId = agency.member(shop, LEA, "Lea Morgenstern");
        agency.member(nextDoor, LEA, "Lea Morgenstern");
        agency.member(nextDoor, OSKAR, "Oskar Morgenstern");
        paula = agency.contact(shop, "Paula Öztürk", PAULA, leaId);
        erik = agency.contact(shop, "Erik Dahl", ERIK, leaId);
        agency.contact(nextDoor, "Paula Öztürk", PAULA, "");
        CrmApi leasApi = agency.logIn(LEA);
        lea = Desk.in("Optik Morgenstern", leasApi);
        leaNextDoor = Desk.in("Hörakustik Morgenstern", leasApi);
        oskar = Desk.in("Hörakustik Morgenstern", agency.logIn(OSKAR));
    }

    @Test
    @DisplayName(
            "connect, receive, answer, go on, write from Gmail: each email once where it belongs, and nowhere else")
    void goesTheWholeWayOnce() {
        lea.connect(LEA);
        leaNextDoor.connect(LEA);
        oskar.connect(OSKAR);

        JsonNode first = paulaWrites();
        JsonNode answer = leaAnswers(first);
        paulaAnswersAgain(answer);
        leaWritesFromGmail();
        nobodyElseSeesAnything(first);
    }

    /** R12, R20. */
    private JsonNode paulaWrites() {
        Letter letter = Letter.from("Paula Öztürk <" + PAULA + ">")
                .to("Lea Morgenstern <" + LEA + ">")
                .about(SUBJECT)
                .saying("Guten Morgen,\n\nanbei die Werte.")
                .attaching("Werte für Özdemir.txt", "text/plain; charset=UTF-8", NOTES);
        OutsideSmtp.deliver(letter, gmail.smtpPort());
        long delivered = System.nanoTime();
        JsonNode message = awaitMessages(paula, 1).getFirst();
        System.out.printf(
                "Email to API: %d ms%n",
                Duration.ofNanos(System.nanoTime() - delivered).toMillis());

        assertThat(text(message, "direction")).isEqualTo("INBOUND");
        assertThat(text(message, "subject")).isEqualTo(SUBJECT);
        assertThat(text(message, "rfcMessageId")).isEqualTo(letter.messageId());
        assertThat(message.path("from").path("address").asString()).isEqualTo(PAULA);
        assertThat(message.path("from").path("name").asString()).isEqualTo("Paula Öztürk");
        assertThat(text(message, "text")).contains("anbei die Werte.");
        JsonNode file = message.path("attachments").get(0);
        assertThat(file.path("fileName").asString()).isEqualTo("Werte für Özdemir.txt");
        String path = "/messages/" + text(message, "id") + "/attachments/"
                + file.path("n").asInt();
        assertThat(new String(lea.api().bytes(lea.path(path)), StandardCharsets.UTF_8))
                .isEqualTo(NOTES);
        return message;
    }

    /** R10, R44, R48, R49. */
    private JsonNode leaAnswers(JsonNode original) {
        JsonNode queued = lea.send(Map.of(
                "contactId",
                paula,
                "text",
                "Danke, wir bestellen heute.",
                "cc",
                List.of(ASSISTANT),
                "inReplyTo",
                text(original, "id")));
        assertThat(text(queued, "state")).isEqualTo("QUEUED");
        JsonNode sent = awaitSent(text(queued, "id"));

        Copy inInbox = Copy.in("INBOX", gmail.mailbox(LEA)).getFirst();
        assertThat(gmail.sent(LEA)).hasSize(1);
        Copy inSent = gmail.sent(LEA).getFirst();
        assertThat(inSent.threadId()).isEqualTo(inInbox.threadId());
        assertThat(text(sent, "rfcMessageId")).isEqualTo(inSent.rfcMessageId());

        assertThat(gmail.inboxOf(PAULA)).as("received by Paula of %s", sent).hasSize(1);
        Received atPaula = gmail.inboxOf(PAULA).getFirst();
        assertThat(atPaula.messageId()).isEqualTo(inSent.rfcMessageId());
        assertThat(atPaula.header("In-Reply-To")).isEqualTo(text(original, "rfcMessageId"));
        assertThat(atPaula.header("References")).isEqualTo(text(original, "rfcMessageId"));
        assertThat(atPaula.header("Cc")).contains(ASSISTANT);
        assertThat(atPaula.subject()).isEqualTo("Re: " + SUBJECT);
        assertThat(gmail.inboxOf(ASSISTANT)).hasSize(1);

        assertThat(awaitMessages(paula, 2))
                .extracting(message -> text(message, "threadId"))
                .containsOnly(text(original, "threadId"));
        return sent;
    }

    /** R11. */
    private void paulaAnswersAgain(JsonNode answer) {
        Received atPaula = gmail.inboxOf(PAULA).getFirst();
        gmail.outsideSends(Letter.from("Paula Öztürk <" + PAULA + ">")
                .to(LEA)
                .answering(atPaula)
                .saying("Perfekt."));
        List<JsonNode> all = awaitMessages(paula, 3);
        assertThat(all).extracting(message -> text(message, "threadId")).containsOnly(text(answer, "threadId"));
        assertThat(all)
                .filteredOn(message -> text(message, "direction").equals("OUTBOUND"))
                .hasSize(1);
        assertThat(gmail.mailbox(LEA))
                .extracting(Copy::threadId)
                .containsOnly(gmail.mailbox(LEA).getFirst().threadId());
    }

    /** R14, R15, R80. The stranger's email is older, so once the other one is here, its verdict is too. */
    private void leaWritesFromGmail() {
        Copy toStranger = gmail.ownerSends(LEA, fromLea(STRANGER, "Leiter zu verkaufen"), "");
        gmail.ownerSends(LEA, fromLea(ERIK, "Schliff der neuen Gläser"), "");
        JsonNode message = awaitMessages(erik, 1).getFirst();
        assertThat(text(message, "direction")).isEqualTo("OUTBOUND");
        assertThat(text(message, "subject")).isEqualTo("Schliff der neuen Gläser");

        assertThat(lea.conversations()).hasSize(2);
        List<JsonNode> verdicts = Json.list(lea.api()
                .get(lea.path("/verdicts?gmailMessageId=" + toStranger.id()))
                .path("items"));
        assertThat(verdicts).hasSize(1);
        assertThat(text(verdicts.getFirst(), "outcome")).isEqualTo("NOT_SYNCED");
        assertThat(verdicts.getFirst().toString()).doesNotContain(STRANGER, "Leiter");
    }

    /** R13, R31: there Paula is assigned to nobody, and Oskar is no member here. */
    private void nobodyElseSeesAnything(JsonNode message) {
        assertThat(leaNextDoor.conversations()).isEmpty();
        assertThat(oskar.conversations()).isEmpty();
        String elsewhere = lea.path("/messages/" + text(message, "id"));
        assertThat(oskar.api().refusal("GET", elsewhere, Map.of()).status()).isIn(403, 404);
        assertThat(oskar.api()
                        .refusal("GET", lea.path("/conversations"), Map.of())
                        .status())
                .isIn(403, 404);
        String here = leaNextDoor.path("/messages/" + text(message, "id"));
        assertThat(oskar.api().refusal("GET", here, Map.of()).status()).isEqualTo(404);
    }

    private static Letter fromLea(String recipient, String subject) {
        return Letter.from("Lea Morgenstern <" + LEA + ">")
                .to(recipient)
                .about(subject)
                .saying("Bis morgen!");
    }

    private List<JsonNode> awaitMessages(String contact, int count) {
        await(count + " messages")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(lea.messagesWith(contact)).hasSize(count));
        return lea.messagesWith(contact);
    }

    private JsonNode awaitSent(String message) {
        String path = lea.path("/messages/" + message);
        await("the answer is sent").atMost(SOON).untilAsserted(() -> {
            JsonNode now = lea.api().get(path);
            assertThat(text(now, "state")).isEqualTo("SENT");
            assertThat(text(now, "rfcMessageId")).isNotEmpty();
        });
        return lea.api().get(path);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
