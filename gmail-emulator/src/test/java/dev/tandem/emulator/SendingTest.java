package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePartHeader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Gmail does to mail on its way (gmail-api.md section 5). */
class SendingTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String ADA = "ada@nordlicht.example";
    private static final String JANA = "jana@praxis-weber.example";

    private Drive drive = new Drive();
    private Gmail ben = drive.gmailWith("");

    @BeforeEach
    void accounts() {
        drive.account(BEN, "Ben Arnold");
        drive.account(ADA, "Ada Lenz");
        ben = drive.gmail(BEN);
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void anAnswerOfSendIsSmall() throws IOException {
        Message sent = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "Hi")))
                .execute();

        assertThat(sent.keySet()).containsExactlyInAnyOrder("id", "threadId", "labelIds");
        assertThat(sent.getLabelIds()).containsExactly("SENT");
        assertThat(sent.getId()).matches("[0-9a-f]{16}").isEqualTo(sent.getThreadId());
    }

    @Test
    void bothCopiesHaveTheSameNewMessageId() throws IOException {
        Message sent = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "Hi")))
                .execute();

        String inSent = header(get(ben, sent.getId()), "Message-ID");
        JsonNode received = drive.truth(ADA).getFirst();
        assertThat(inSent).matches("<CA.+@mail\\.gmail\\.com>");
        assertThat(received.path("rfcMessageId").asString()).isEqualTo(inSent);
        assertThat(received.path("id").asString()).isNotEqualTo(sent.getId());
        assertThat(labels(received)).contains("INBOX", "UNREAD");
    }

    @Test
    void aForeignFromIsSilentlyReplacedButAnAliasIsKept() throws IOException {
        drive.control("POST", "/accounts/" + BEN + "/aliases", "{\"email\":\"office@nordlicht.example\"}");

        Message foreign = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter("Boss <boss@else.example>", ADA, "A")))
                .execute();
        Message alias = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter("Office <office@nordlicht.example>", ADA, "B")))
                .execute();

        assertThat(header(get(ben, foreign.getId()), "From")).isEqualTo("Boss <ben@nordlicht.example>");
        assertThat(header(get(ben, alias.getId()), "From")).isEqualTo("Office <office@nordlicht.example>");
    }

    @Test
    void onlyTheSendersCopyKeepsBcc() throws IOException {
        String letter = "Bcc: " + ADA + "\n" + Drive.letter(BEN, JANA, "Secret");
        Message sent = ben.users().messages().send("me", Drive.raw(letter)).execute();

        assertThat(header(get(ben, sent.getId()), "Bcc")).isEqualTo(ADA);
        assertThat(drive.truth(ADA)).hasSize(1);
        assertThat(drive.outside(JANA).getFirst().path("source").asString()).doesNotContain("Bcc");
    }

    @Test
    void mailToOneselfIsOneMessage() throws IOException {
        Message sent = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, BEN, "Note")))
                .execute();

        assertThat(sent.getLabelIds()).containsExactlyInAnyOrder("UNREAD", "SENT", "INBOX");
        assertThat(drive.truth(BEN)).hasSize(1);
    }

    @Test
    void aMessageWithoutRecipientsIsRefused() {
        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> ben.users()
                        .messages()
                        .send("me", Drive.raw("Subject: Lost\n\nx"))
                        .execute());

        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getDetails().getMessage()).isEqualTo("Recipient address required");
        assertThat(refused.getDetails().getErrors().getFirst().getReason()).isEqualTo("invalidArgument");
        assertThat(drive.truth(BEN)).isEmpty();
    }

    @Test
    void anAnswerJoinsTheThreadOnBothSides() throws IOException {
        Message first = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "Plan")))
                .execute();
        JsonNode atAda = drive.truth(ADA).getFirst();
        String rfcId = atAda.path("rfcMessageId").asString();
        String answer = "In-Reply-To: " + rfcId + "\nReferences: " + rfcId + "\n" + Drive.letter(ADA, BEN, "Re: Plan");

        Message answered = drive.gmail(ADA)
                .users()
                .messages()
                .send("me", Drive.raw(answer).setThreadId(atAda.path("threadId").asString()))
                .execute();

        assertThat(answered.getThreadId()).isEqualTo(atAda.path("threadId").asString());
        assertThat(drive.truth(BEN))
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(message.path("threadId").asString()).isEqualTo(first.getThreadId()));
    }

    @Test
    void anotherSubjectStartsAnotherThread() throws IOException {
        Message first = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "Plan")))
                .execute();

        Message other = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "Something else")).setThreadId(first.getThreadId()))
                .execute();

        assertThat(other.getThreadId()).isEqualTo(other.getId());
    }

    @Test
    void anUnknownThreadIsNotFound() {
        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> ben.users()
                        .messages()
                        .send("me", Drive.raw(Drive.letter(BEN, ADA, "x")).setThreadId("19fdc22de311daf4"))
                        .execute());

        assertThat(refused.getStatusCode()).isEqualTo(404);
    }

    @Test
    void afterTheDailyLimitNothingGoesUntilADayHasPassed() throws IOException {
        drive.control("PUT", "/settings", "{\"sendsPerDay\":1}");
        ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "1")))
                .execute();

        GoogleJsonResponseException refused = catchThrowableOfType(
                GoogleJsonResponseException.class,
                () -> ben.users()
                        .messages()
                        .send("me", Drive.raw(Drive.letter(BEN, ADA, "2")))
                        .execute());
        drive.control("POST", "/clock", "{\"advance\":\"PT24H\"}");
        ben = drive.gmail(BEN);
        ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, ADA, "3")))
                .execute();

        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(refused.getDetails().getMessage())
                .matches("User-rate limit exceeded\\.  Retry after \\S+Z \\(Mail sending\\)");
        assertThat(drive.truth(ADA)).hasSize(2);
    }

    static Message get(Gmail gmail, String id) throws IOException {
        return gmail.users().messages().get("me", id).execute();
    }

    static String header(Message message, String name) {
        return message.getPayload().getHeaders().stream()
                .filter(header -> header.getName().equalsIgnoreCase(name))
                .map(MessagePartHeader::getValue)
                .findFirst()
                .orElse("");
    }

    static List<String> labels(JsonNode message) {
        return message.path("labelIds").valueStream().map(JsonNode::asString).toList();
    }
}
