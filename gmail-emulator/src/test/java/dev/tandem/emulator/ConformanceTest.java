package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.WatchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What real mailboxes have been seen to do: parts of a batch that fail, cut uploads, messages that are gone, eight days that pass. */
class ConformanceTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana@praxis.example";
    private static final String PROFILE = "/gmail/v1/users/me/profile";
    private static final String UPLOAD = "/upload/gmail/v1/users/me/messages/send?uploadType=resumable";
    private static final int PARTS_MAX = 100;

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
    void aBatchThatSucceedsHoldsPartsThatAreTooMany() {
        drive.faults("{\"calls\":[{\"method\":\"gmail.users.getProfile\",\"times\":2,\"status\":429}]}");
        HttpResponse<String> answer = batch(3);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statuses(answer.body(), "429")).isEqualTo(2);
        assertThat(statuses(answer.body(), "200")).isEqualTo(1);
    }

    @Test
    void oneCallOfAHundredFailsItsPrecondition() {
        drive.control("PUT", "/settings", "{\"quotaUnitsPerMinute\":0}");
        drive.faults("{\"calls\":[{\"rate\":0.01,\"status\":400,\"reason\":\"failedPrecondition\"}]}");
        long failed = 0;
        for (int turn = 0; turn < 20; turn++) {
            failed += statuses(batch(PARTS_MAX).body(), "400");
        }
        assertThat(failed).isBetween(2L, 60L); // of 2,000; fewer or more happens once in millions
    }

    @Test
    void aMessageCanBeGoneBetweenHistoryAndGet() throws IOException {
        var cursor = ben.users().getProfile("me").execute().getHistoryId();
        String id =
                drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX").path("id").asString();
        var told = ben.users().history().list("me").setStartHistoryId(cursor).execute();
        drive.control("DELETE", "/accounts/" + BEN + "/messages/" + id, "");

        assertThat(told.getHistory().getFirst().getMessagesAdded()).hasSize(1);
        assertThatThrownBy(() -> ben.users().messages().get("me", id).execute())
                .isInstanceOfSatisfying(
                        GoogleJsonResponseException.class,
                        refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
    }

    @Test
    void anUploadThatIsCutInTheMiddleGoesOnWhereItStopped() {
        byte[] letter = Drive.letter(BEN, JANA, "Cut").getBytes(StandardCharsets.UTF_8);
        String location = drive.api("POST", UPLOAD, token, "{}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        drive.faults("{\"calls\":[{\"method\":\"gmail.upload\",\"times\":1,\"loseAnswer\":true},"
                + "{\"method\":\"gmail.users.messages.send\",\"times\":1,\"loseAnswer\":true}]}");

        assertThatThrownBy(() -> put(location, "bytes 0-9/" + letter.length, Arrays.copyOf(letter, 10)))
                .isInstanceOf(UncheckedIOException.class);
        HttpResponse<String> state = put(location, "bytes */" + letter.length, new byte[0]);
        assertThat(state.statusCode()).isEqualTo(308);
        assertThat(state.headers().firstValue("Range")).contains("bytes=0-9");

        String rest = "bytes 10-" + (letter.length - 1) + "/" + letter.length;
        byte[] end = Arrays.copyOfRange(letter, 10, letter.length);
        assertThatThrownBy(() -> put(location, rest, end)).isInstanceOf(UncheckedIOException.class);
        assertThat(drive.outside(JANA)).as("the work is done").hasSize(1);
    }

    @Test
    void eightDaysEndTheWatchTheHistoryAndTheAccessTokenAndFreeTheSendingLimit() throws IOException {
        drive.control("PUT", "/settings", "{\"sendsPerDay\":1}");
        drive.send("PUT", "/v1/projects/77/topics/t", "{}");
        drive.send("PUT", "/v1/projects/77/subscriptions/s", "{\"topic\":\"projects/77/topics/t\"}");
        var watch = ben.users()
                .watch("me", new WatchRequest().setTopicName("projects/77/topics/t"))
                .execute();
        send(token);
        drive.arrive(BEN, "Subject: Old\r\n\r\nBody", "INBOX");
        JsonNode tokens = drive.tokens(BEN, Drive.MODIFY);
        assertThat(send(token).statusCode()).isEqualTo(429);

        drive.control("POST", "/clock", "{\"advance\":\"P8D\"}");

        JsonNode now = drive.control("GET", "/clock", "");
        assertThat(java.time.Instant.parse(now.path("now").asString()).toEpochMilli())
                .isGreaterThan(watch.getExpiration());
        assertThat(drive.api("GET", PROFILE, tokens.path("accessToken").asString(), "")
                        .statusCode())
                .isEqualTo(401);
        String form = "grant_type=refresh_token&client_id=77-web&refresh_token="
                + tokens.path("refreshToken").asString();
        String fresh = Drive.json(drive.form("/token", form).body())
                .path("access_token")
                .asString();
        String history = "/gmail/v1/users/me/history?startHistoryId=" + watch.getHistoryId();
        assertThat(drive.api("GET", history, fresh, "").statusCode()).isEqualTo(404);
        assertThat(send(fresh).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String accessToken) {
        String raw = Drive.raw(Drive.letter(BEN, JANA, "Hello")).getRaw();
        return drive.api("POST", "/gmail/v1/users/me/messages/send", accessToken, "{\"raw\":\"" + raw + "\"}");
    }

    private HttpResponse<String> batch(int parts) {
        String part = "--b\r\nContent-Type: application/http\r\n\r\nGET " + PROFILE + "\r\n\r\n";
        return drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + "/batch/gmail/v1"))
                .header("Content-Type", "multipart/mixed; boundary=b")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(part.repeat(parts) + "--b--")));
    }

    private static long statuses(String body, String status) {
        return Pattern.compile("HTTP/1.1 " + status).matcher(body).results().count();
    }

    private HttpResponse<String> put(String location, String range, byte[] chunk) {
        return drive.exchange(HttpRequest.newBuilder(URI.create(location))
                .header("Content-Range", range)
                .PUT(BodyPublishers.ofByteArray(chunk)));
    }
}
