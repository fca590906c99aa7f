package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each fault does what it says, as often as it says, and goes when it is taken away. */
class FaultsTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana@praxis.example";
    private static final String PROFILE = "/gmail/v1/users/me/profile";
    private static final String TOPIC = "projects/77/topics/t";
    private static final String SUBSCRIPTION = "projects/77/subscriptions/s";

    private final Drive drive = new Drive();
    private Gmail ben = drive.gmailWith("");
    private String token = "";

    @BeforeEach
    void account() {
        drive.account(BEN, "Ben Arnold");
        ben = drive.gmail(BEN);
        token = drive.token(BEN, Drive.MODIFY);
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void aCallFailsTheGivenNumberOfTimes() {
        drive.faults("""
                {"calls":[{"method":"gmail.users.getProfile","times":2,"status":503,"reason":"backendError"}]}""");

        assertThat(profile().statusCode()).isEqualTo(503);
        JsonNode error = Drive.json(profile().body()).path("error");
        assertThat(error.path("status").asString()).isEqualTo("UNAVAILABLE");
        assertThat(error.path("errors").path(0).path("reason").asString()).isEqualTo("backendError");
        assertThat(profile().statusCode()).isEqualTo(200);
        assertThat(drive.ledger("gmail.users.getProfile")
                        .getFirst()
                        .path("fault")
                        .asBoolean())
                .isTrue();
        assertThat(drive.ledger("gmail.users.getProfile")
                        .getFirst()
                        .path("units")
                        .asInt())
                .isZero();
    }

    @Test
    void aFaultMeantForSomebodyElseDoesNoHarmAndDeletingEndsAll() {
        drive.faults("{\"calls\":[{\"account\":\"ada@x.example\",\"status\":500}]}");
        assertThat(profile().statusCode()).isEqualTo(200);
        drive.faults("{\"calls\":[{\"rate\":1.0,\"status\":500}]}");
        assertThat(profile().statusCode()).isEqualTo(500);
        drive.control("DELETE", "/faults", "");
        assertThat(profile().statusCode()).isEqualTo(200);
    }

    @Test
    void theTimeToRetryStandsInTheTextOrInAHeader() {
        drive.faults("{\"calls\":[{\"times\":1,\"status\":403,\"retryAfter\":\"TEXT\"},"
                + "{\"times\":1,\"status\":429,\"retryAfter\":\"HEADER\"}]}");

        HttpResponse<String> text = profile();
        HttpResponse<String> header = profile();

        assertThat(Drive.json(text.body()).path("error").path("message").asString())
                .matches("User-rate limit exceeded\\.  Retry after .*Z");
        assertThat(text.headers().firstValue("Retry-After")).isEmpty();
        assertThat(header.statusCode()).isEqualTo(429);
        assertThat(header.headers().firstValue("Retry-After")).contains("60");
    }

    @Test
    void aLostAnswerMeansTheWorkIsDone() {
        drive.faults("{\"calls\":[{\"method\":\"gmail.users.messages.send\",\"times\":1,\"loseAnswer\":true}]}");
        String raw = Drive.raw(Drive.letter(BEN, JANA, "Lost")).getRaw();

        assertThatThrownBy(
                        () -> drive.api("POST", "/gmail/v1/users/me/messages/send", token, "{\"raw\":\"" + raw + "\"}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(drive.outside(JANA)).hasSize(1);
        assertThat(drive.ledger("gmail.users.messages.send")).hasSize(1);
    }

    @Test
    void aRefusalMeansThatNothingIsDoneUnlessItComesAfterwards() {
        String refused = "{\"method\":\"gmail.users.messages.send\",\"times\":1,\"status\":503";
        drive.faults("{\"calls\":[" + refused + "}," + refused + ",\"afterwards\":true}]}");
        String raw = Drive.raw(Drive.letter(BEN, JANA, "Late")).getRaw();
        String body = "{\"raw\":\"" + raw + "\"}";

        assertThat(drive.api("POST", "/gmail/v1/users/me/messages/send", token, body)
                        .statusCode())
                .isEqualTo(503);
        assertThat(drive.outside(JANA)).isEmpty();
        assertThat(drive.api("POST", "/gmail/v1/users/me/messages/send", token, body)
                        .statusCode())
                .isEqualTo(503);
        assertThat(drive.outside(JANA)).hasSize(1);
    }

    @Test
    void aDelayedCallHoldsUpNobodyElse() throws InterruptedException {
        drive.faults("{\"calls\":[{\"method\":\"gmail.users.messages.list\",\"times\":1,\"delayMillis\":700}]}");
        long start = System.nanoTime();
        Thread slow =
                Thread.startVirtualThread(() -> assertThat(drive.api("GET", "/gmail/v1/users/me/messages", token, "")
                                .statusCode())
                        .isEqualTo(200));
        assertThat(profile().statusCode()).isEqualTo(200);
        assertThat(slow.isAlive()).isTrue();
        slow.join(Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void historyCanPretendThereIsMoreRepeatItselfAndHideLabels() throws IOException {
        var cursor = ben.users().getProfile("me").execute().getHistoryId();
        drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX");
        drive.faults("{\"history\":{\"emptyPageWithToken\":true,\"omitLabelIds\":true,\"duplicateRecords\":true}}");

        var empty = ben.users().history().list("me").setStartHistoryId(cursor).execute();
        var first = historyPage(cursor, empty.getNextPageToken());
        var last = historyPage(cursor, first.getNextPageToken());

        assertThat(empty.getHistory()).isNull();
        assertThat(first.getHistory()).hasSize(2);
        assertThat(first.getHistory()
                        .getFirst()
                        .getMessagesAdded()
                        .getFirst()
                        .getMessage()
                        .getLabelIds())
                .isNull();
        assertThat(last.getHistory()).isNull();
        assertThat(last.getNextPageToken()).isNull();
    }

    private ListHistoryResponse historyPage(BigInteger cursor, String token) throws IOException {
        return ben.users()
                .history()
                .list("me")
                .setStartHistoryId(cursor)
                .setPageToken(token)
                .execute();
    }

    @Test
    void lateHistoryDoesNotRunAheadOfItself() throws IOException {
        var cursor = ben.users().getProfile("me").execute().getHistoryId();
        drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX");
        drive.faults("{\"history\":{\"lateByMillis\":60000}}");

        var early = ben.users().history().list("me").setStartHistoryId(cursor).execute();
        drive.control("POST", "/clock", "{\"advance\":\"PT61S\"}");
        var later = ben.users()
                .history()
                .list("me")
                .setStartHistoryId(early.getHistoryId())
                .execute();

        assertThat(early.getHistory()).isNull();
        assertThat(later.getHistory()).hasSize(1);
    }

    @Test
    void sendingCanKeepTheIdBounceOrLoseTheMail() throws IOException {
        drive.faults("{\"send\":{\"keepMessageId\":true}}");
        Message kept = send("Kept");
        drive.faults("{\"send\":{\"acceptThenBounce\":true}}");
        Message bounced = send("Bounced");
        drive.faults("{\"send\":{\"acceptThenLose\":true}}");
        send("Vanished");

        assertThat(SendingTest.header(SendingTest.get(ben, kept.getId()), "Message-ID"))
                .endsWith("@client.example>");
        assertThat(drive.outside(JANA)).hasSize(1);
        JsonNode report = drive.truth(BEN).stream()
                .filter(message -> message.path("from").asString().contains("mailer-daemon@googlemail.com"))
                .findFirst()
                .orElseThrow();
        assertThat(report.path("threadId").asString()).isEqualTo(bounced.getThreadId());
        assertThat(report.path("subject").asString()).isEqualTo("Delivery Status Notification (Failure)");
    }

    @Test
    void theTokenEndpointCanRefuseAndFail() {
        drive.faults("{\"token\":{\"failWith\":\"invalid_grant\"}}");
        HttpResponse<String> refused = drive.form("/token", "grant_type=refresh_token&client_id=1&refresh_token=x");
        drive.faults("{\"token\":{\"failWith\":\"500\"}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Drive.json(refused.body()).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(drive.form("/token", "client_id=1").statusCode()).isEqualTo(500);
    }

    @Test
    void notificationsCanBeDroppedDoubledAndSpelledAsText() {
        watched();
        drive.faults("{\"push\":{\"drop\":true}}");
        arrive();
        assertThat(pulled()).isEmpty();
        drive.faults("{\"push\":{\"duplicates\":1,\"historyIdAs\":\"STRING\"}}");
        arrive();

        List<JsonNode> twice = pulled();
        assertThat(twice).hasSize(2);
        assertThat(twice.getFirst().path("historyId").isString()).isTrue();
    }

    @Test
    void notificationsCanBeLateAndSpelledAsNumbers() {
        watched();
        drive.faults("{\"push\":{\"delayMillis\":1500,\"historyIdAs\":\"NUMBER\"}}");
        arrive();
        assertThat(pulled()).isEmpty();

        List<JsonNode> late = pulled();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (late.isEmpty() && System.nanoTime() < end) {
            late = pulled();
        }
        assertThat(late).hasSize(1);
        assertThat(late.getFirst().path("historyId").isNumber()).isTrue();
    }

    @Test
    void shuffledNotificationsComeInTheWrongOrder() {
        watched();
        drive.faults("{\"push\":{\"shuffle\":true}}");
        arrive();
        arrive();

        List<JsonNode> both = pulled();
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().path("historyId").asLong())
                .isGreaterThan(both.getLast().path("historyId").asLong());
    }

    private void watched() {
        drive.control("PUT", "/settings", "{\"pushExcess\":\"ALL\"}");
        drive.send("PUT", "/v1/" + TOPIC, "{}");
        drive.send("PUT", "/v1/" + SUBSCRIPTION, "{\"topic\":\"" + TOPIC + "\"}");
        drive.api("POST", "/gmail/v1/users/me/watch", token, "{\"topicName\":\"" + TOPIC + "\"}");
        assertThat(pulled()).hasSize(1);
    }

    private void arrive() {
        drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX");
    }

    private List<JsonNode> pulled() {
        String body = "{\"maxMessages\":10,\"returnImmediately\":true}";
        return Drive.json(drive.send("POST", "/v1/" + SUBSCRIPTION + ":pull", body)
                        .body())
                .path("receivedMessages")
                .valueStream()
                .map(each -> each.path("message").path("data").asString())
                .<JsonNode>map(data -> Drive.json(
                        new String(Base64.getDecoder().decode(data), java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
    }

    private HttpResponse<String> profile() {
        return drive.api("GET", PROFILE, token, "");
    }

    private Message send(String subject) throws IOException {
        return ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, JANA, subject)))
                .execute();
    }
}
