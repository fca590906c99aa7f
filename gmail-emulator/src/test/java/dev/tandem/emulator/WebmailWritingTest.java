package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Writing on the emulator's page: mail takes the way it takes at Gmail, and from the outside world. */
class WebmailWritingTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String ADA = "ada@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String MEHMET = "m.yildiz@yildiz-bau.example";
    private static final String SUBJECT =
            "Maße für die Tür: größer als gedacht, bitte bis Donnerstag prüfen und bestätigen";

    private final Drive drive = new Drive();
    private final Browser browser = new Browser(drive);

    @BeforeEach
    void people() {
        drive.account(BEN, "Ben Arnold");
        drive.account(ADA, "Ada Lenz");
        drive.control("POST", "/outside/people", "{\"email\":\"" + JANA + "\",\"name\":\"Jana Weber\"}");
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void theOfficialClientReadsWhatAnOutsidePersonWroteWithItsUmlautsAndItsFile() throws IOException {
        HttpResponse<String> sent = browser.send(
                Map.of(
                        "as",
                        JANA,
                        "to",
                        BEN,
                        "subject",
                        SUBJECT,
                        "text",
                        "Guten Morgen,\r\ndie Tür ist 2,10 m hoch.\r\n"),
                "Übersicht Maße.pdf",
                "%PDF-1.4 not really");

        assertThat(sent.statusCode()).isEqualTo(303);
        Gmail ben = drive.gmail(BEN);
        Message message = newest(ben);
        assertThat(SendingTest.header(message, "Subject")).isEqualTo(SUBJECT);
        assertThat(SendingTest.header(message, "From")).isEqualTo("Jana Weber <" + JANA + ">");
        assertThat(SendingTest.header(message, "To")).isEqualTo("Ben Arnold <" + BEN + ">");
        assertThat(SendingTest.header(message, "Message-ID")).matches("<[^<>@\\s]+@praxis-weber\\.example>");
        List<MessagePart> parts = message.getPayload().getParts();
        assertThat(text(parts.getFirst())).isEqualTo("Guten Morgen,\r\ndie Tür ist 2,10 m hoch.\r\n");
        assertThat(parts.get(1).getFilename()).isEqualTo("Übersicht Maße.pdf");
        assertThat(parts.get(1).getMimeType()).isEqualTo("application/pdf");
        assertThat(new String(
                        ben.users()
                                .messages()
                                .attachments()
                                .get(
                                        "me",
                                        message.getId(),
                                        parts.get(1).getBody().getAttachmentId())
                                .execute()
                                .decodeData(),
                        StandardCharsets.UTF_8))
                .isEqualTo("%PDF-1.4 not really");
        assertThat(message.getLabelIds()).contains("INBOX", "UNREAD");
    }

    @Test
    void aGmailAccountWritesAsByGmailsOwnPage() throws IOException {
        BigInteger before = drive.gmail(BEN).users().getProfile("me").execute().getHistoryId();

        browser.send(Map.of("as", BEN, "to", JANA + ", " + ADA, "bcc", MEHMET, "subject", "Termin", "text", "Hallo"));

        Gmail ben = drive.gmail(BEN);
        Message own = newest(ben);
        String id = SendingTest.header(own, "Message-ID");
        assertThat(own.getLabelIds()).containsExactly("SENT");
        assertThat(id).matches("<CA.+@mail\\.gmail\\.com>");
        assertThat(SendingTest.header(own, "From")).isEqualTo("Ben Arnold <" + BEN + ">");
        assertThat(SendingTest.header(own, "Bcc")).isEqualTo(MEHMET);
        assertThat(List.of(
                        drive.truth(ADA).getFirst(),
                        drive.outside(JANA).getFirst(),
                        drive.outside(MEHMET).getFirst()))
                .allSatisfy(
                        copy -> assertThat(copy.path("rfcMessageId").asString()).isEqualTo(id));
        assertThat(drive.outside(JANA).getFirst().path("source").asString()).doesNotContain("Bcc", MEHMET);
        List<History> history = ben.users()
                .history()
                .list("me")
                .setStartHistoryId(before)
                .execute()
                .getHistory();
        assertThat(history).hasSize(1);
        assertThat(history.getFirst().getMessagesAdded().getFirst().getMessage().getId())
                .isEqualTo(own.getId());
        assertThat(drive.ledger("gmail.users.messages.send"))
                .as("the page is no API")
                .isEmpty();
    }

    @Test
    void anAnswerGoesToTheSenderIntoTheSameThreadWithTheWholeChainOfReferences() throws IOException {
        browser.send(Map.of("as", JANA, "to", BEN, "subject", "Frage", "text", "Wann?"));
        JsonNode first = drive.truth(BEN).getFirst();
        browser.send(answer(BEN, first, "reply", JANA, "Re: Frage"));
        JsonNode second = drive.outside(JANA).getLast();
        browser.send(answer(JANA, second, "reply", BEN, "Re: Frage"));

        Message third = newest(drive.gmail(BEN));
        String firstId = first.path("rfcMessageId").asString();
        String secondId = second.path("rfcMessageId").asString();
        assertThat(SendingTest.header(third, "In-Reply-To")).isEqualTo(secondId);
        assertThat(SendingTest.header(third, "References")).isEqualTo(firstId + " " + secondId);
        assertThat(drive.truth(BEN))
                .hasSize(3)
                .allSatisfy(message -> assertThat(message.path("threadId").asString())
                        .isEqualTo(first.path("threadId").asString()));
        assertThat(browser.page("/?as=" + Browser.encoded(JANA) + "&folder=sent"))
                .contains("Re: Frage", "Frage");
    }

    @Test
    void theFormOfAnAnswerToAllNamesEverybodyElseAndQuotesTheText() {
        drive.send(
                "POST",
                "/emulator/v1/outside/messages?from=" + JANA,
                "Reply-To: Praxis <praxis@praxis-weber.example>\n" + "Cc: \"Nair, Priya\" <priya@nair.example>, " + ADA
                        + "\n" + Drive.letter(JANA, BEN, "Runde"));

        String form = browser.page(Browser.message(BEN, drive.truth(BEN).getFirst()) + "&write=reply-all");

        assertThat(form)
                .contains("name=\"to\" value=\"Praxis &lt;praxis@praxis-weber.example&gt;\"")
                .contains("name=\"cc\" value=\"&quot;Nair, Priya&quot; &lt;priya@nair.example&gt;, " + ADA + "\"")
                .contains("name=\"subject\" value=\"Re: Runde\"")
                .contains("&gt; Good morning");
    }

    @Test
    void aForwardCarriesTheTextAndTheFilesThatWereKept() throws IOException {
        browser.send(
                Map.of("as", JANA, "to", BEN, "subject", "Plan", "text", "Anbei der Plan."),
                "plan.pdf",
                "%PDF-1.4 plan");
        JsonNode original = drive.truth(BEN).getFirst();
        String form = browser.page(Browser.message(BEN, original) + "&write=forward");

        browser.send(Map.of(
                "as",
                BEN,
                "message",
                original.path("id").asString(),
                "write",
                "forward",
                "to",
                MEHMET,
                "subject",
                "Fwd: Plan",
                "text",
                "Siehe unten",
                "keep",
                "1"));

        assertThat(form)
                .contains("name=\"subject\" value=\"Fwd: Plan\"", "Forwarded message", "Anbei der Plan.")
                .contains("name=\"keep\" value=\"1\" checked");
        JsonNode arrived = drive.outside(MEHMET).getFirst();
        assertThat(arrived.path("source").asString())
                .contains(
                        "filename=\"plan.pdf\"",
                        "In-Reply-To: " + original.path("rfcMessageId").asString());
    }

    @Test
    void whatIsNoAddressIsRefusedAndWhatWasWrittenStays() {
        HttpResponse<String> refused =
                browser.send(Map.of("as", BEN, "to", "jana at praxis", "subject", "Termin", "text", "Hallo <Jana>"));
        HttpResponse<String> toNobody = browser.send(Map.of("as", BEN, "to", " ", "subject", "Termin", "text", "x"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("“jana at praxis” is not an email address.", "Hallo &lt;Jana&gt;", "value=\"Termin\"");
        assertThat(toNobody.statusCode()).isEqualTo(422);
        assertThat(drive.truth(BEN)).isEmpty();
    }

    @Test
    void theSendingLimitHoldsOnThePageToo() {
        drive.control("PUT", "/settings", "{\"sendsPerDay\":1}");
        browser.send(Map.of("as", BEN, "to", JANA, "subject", "1", "text", "x"));

        HttpResponse<String> refused = browser.send(Map.of("as", BEN, "to", JANA, "subject", "2", "text", "x"));

        assertThat(refused.body()).contains("Not sent. User-rate limit exceeded.");
        assertThat(drive.outside(JANA)).hasSize(1);
    }

    @Test
    void aNameOrSubjectCannotSmuggleInAHeaderLine() {
        browser.send(
                Map.of("as", JANA, "to", BEN, "subject", "Hi\r\nBcc: " + ADA + "\r\nX-Evil: 1", "text", "x"),
                "a%22\r\nX-Evil: 2.pdf".replace("\r\n", "%0D%0A"),
                "x");

        assertThat(drive.truth(ADA)).isEmpty();
        assertThat(drive.truth(BEN)).hasSize(1);
        assertThat(drive.truth(BEN).getFirst().path("subject").asString()).isEqualTo("Hi Bcc: " + ADA + " X-Evil: 1");
    }

    private static Map<String, String> answer(String as, JsonNode message, String write, String to, String subject) {
        return Map.of(
                "as",
                as,
                "message",
                message.path("id").asString(),
                "write",
                write,
                "to",
                to,
                "subject",
                subject,
                "text",
                "Antwort");
    }

    private static Message newest(Gmail gmail) throws IOException {
        String id = gmail.users()
                .messages()
                .list("me")
                .execute()
                .getMessages()
                .getFirst()
                .getId();
        return SendingTest.get(gmail, id);
    }

    private static String text(MessagePart part) {
        return new String(part.getBody().decodeData(), StandardCharsets.UTF_8);
    }
}
