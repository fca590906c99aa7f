package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads of all three kinds, and batches (gmail-api.md sections 1.10 and 1.11). */
class UploadAndBatchTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana@praxis.example";
    private static final String UPLOAD = "/upload/gmail/v1/users/me/messages/send";

    private final Drive drive = new Drive();
    private Gmail ben = drive.gmailWith("");

    @BeforeEach
    void account() {
        drive.account(BEN, "Ben Arnold");
        ben = drive.gmail(BEN);
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void theClientsResumableUploadKeepsTheThread() throws IOException {
        Message first = ben.users()
                .messages()
                .send("me", Drive.raw(Drive.letter(BEN, JANA, "Big")))
                .execute();

        Message sent = ben.users()
                .messages()
                .send("me", new Message().setThreadId(first.getThreadId()), media(big("Re: Big")))
                .execute();

        assertThat(sent.getThreadId()).isEqualTo(first.getThreadId());
        assertThat(drive.outside(JANA)).hasSize(2);
        assertThat(drive.outside(JANA).getLast().path("size").asInt()).isGreaterThan(6_000_000);
    }

    @Test
    void theClientsMultipartUpload() throws IOException {
        var request = ben.users().messages().send("me", new Message(), media(Drive.letter(BEN, JANA, "Multi")));
        request.getMediaHttpUploader().setDirectUploadEnabled(true);

        Message sent = request.execute();

        assertThat(sent.getLabelIds()).containsExactly("SENT");
        assertThat(drive.outside(JANA).getFirst().path("subject").asString()).isEqualTo("Multi");
    }

    @Test
    void aBareMessageIsTheSimplestUpload() {
        HttpResponse<String> answer =
                upload(UPLOAD + "?uploadType=media", "message/rfc822", Drive.letter(BEN, JANA, "M"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(drive.outside(JANA)).hasSize(1);
    }

    @Test
    void chunksAreConfirmedAskedForAndRepeatedWithoutHarm() {
        byte[] letter = Drive.letter(BEN, JANA, "Chunks").getBytes(StandardCharsets.UTF_8);
        String location = upload(UPLOAD + "?uploadType=resumable", "application/json", "{}")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        HttpResponse<String> nothing = put(location, "bytes */" + letter.length, new byte[0]);
        HttpResponse<String> part = put(location, "bytes 0-9/" + letter.length, cut(letter, 0, 10));
        HttpResponse<String> state = put(location, "bytes */" + letter.length, new byte[0]);
        HttpResponse<String> rest = put(location, range(10, letter), cut(letter, 10, letter.length));
        HttpResponse<String> again = put(location, range(10, letter), cut(letter, 10, letter.length));

        assertThat(nothing.statusCode()).isEqualTo(308);
        assertThat(nothing.headers().firstValue("Range")).isEmpty();
        assertThat(part.statusCode()).isEqualTo(308);
        assertThat(state.headers().firstValue("Range")).contains("bytes=0-9");
        assertThat(rest.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(rest.body());
        assertThat(drive.outside(JANA)).hasSize(1);
        assertThat(put(location.replaceAll("upload_id=.*", "upload_id=gone"), range(0, letter), letter)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        HttpResponse<String> answer =
                drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + UPLOAD + "?uploadType=resumable"))
                        .header("Authorization", "Bearer " + drive.token(BEN, Drive.MODIFY))
                        .header("X-Upload-Content-Length", "36700161")
                        .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Request payload size exceeds the limit: 36700160 bytes.");
    }

    @Test
    void theClientsBatchPairsAnswersByPosition() throws IOException {
        String id =
                drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX").path("id").asString();
        List<String> outcome = new ArrayList<>();
        BatchRequest batch = ben.batch();
        ben.users().messages().get("me", id).queue(batch, noting(outcome));
        ben.users().messages().get("me", "19fdc22de311daf4").queue(batch, noting(outcome));
        ben.users().messages().get("me", "nonsense").queue(batch, noting(outcome));

        batch.execute();

        assertThat(outcome).containsExactly(id, "404", "400");
        assertThat(drive.ledger("gmail.users.messages.get")).hasSize(3);
    }

    @Test
    void pythonStyleContentIdsAreEchoedAndInnerCredentialsWin() {
        String token = drive.token(BEN, Drive.MODIFY);
        String body = """
                --b
                Content-Type: application/http
                Content-ID: <abc + 1>

                GET /gmail/v1/users/me/profile?alt=json HTTP/1.1
                Authorization: Bearer %s


                --b
                Content-Type: application/http
                Content-ID: <abc + 2>

                GET /gmail/v1/users/me/profile HTTP/1.1


                --b--
                """.formatted(token).replace("\n", "\r\n");
        HttpResponse<String> answer =
                drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + "/batch/gmail/v1"))
                        .header("Content-Type", "multipart/mixed; boundary=\"b\"")
                        .header("Authorization", "Bearer wrong")
                        .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsSubsequence(
                        "Content-ID: <response-abc + 1>",
                        "HTTP/1.1 200 OK",
                        "Content-ID: <response-abc + 2>",
                        "HTTP/1.1 401");
    }

    @Test
    void moreThanAHundredPartsAreTooMany() {
        String part = "--b\r\nContent-Type: application/http\r\n\r\nGET /gmail/v1/users/me/profile\r\n\r\n";
        HttpResponse<String> answer = drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + "/batch"))
                .header("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(part.repeat(101) + "--b--")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static JsonBatchCallback<Message> noting(List<String> outcome) {
        return new JsonBatchCallback<>() {
            @Override
            public void onSuccess(Message message, HttpHeaders headers) {
                outcome.add(message.getId());
            }

            @Override
            public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                outcome.add(String.valueOf(error.getCode()));
            }
        };
    }

    private static ByteArrayContent media(String letter) {
        return new ByteArrayContent("message/rfc822", letter.getBytes(StandardCharsets.UTF_8));
    }

    private static String big(String subject) {
        return Drive.letter(BEN, JANA, subject) + "0123456789012345678901234567890123456789\n".repeat(150_000);
    }

    private HttpResponse<String> upload(String path, String type, String body) {
        return drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + path))
                .header("Authorization", "Bearer " + drive.token(BEN, Drive.MODIFY))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String location, String range, byte[] chunk) {
        return drive.exchange(HttpRequest.newBuilder(URI.create(location))
                .header("Content-Range", range)
                .PUT(BodyPublishers.ofByteArray(chunk)));
    }

    private static String range(int from, byte[] letter) {
        return "bytes " + from + "-" + (letter.length - 1) + "/" + letter.length;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }
}
