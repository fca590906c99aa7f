package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The error envelope and who gets which error (gmail-api.md section 1.9). */
class ApiErrorsTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String ME = "/gmail/v1/users/me";

    private final Drive drive = new Drive();

    @BeforeEach
    void account() {
        drive.account(BEN, "Ben Arnold");
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void anUnknownTokenIsChallengedSoThatClientsRefresh() {
        HttpResponse<String> answer = drive.api("GET", ME + "/profile", "ya29.wrong", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode error = Drive.json(answer.body()).path("error");
        assertThat(error.path("status").asString()).isEqualTo("UNAUTHENTICATED");
        assertThat(error.path("message").asString())
                .startsWith("Request had invalid authentication credentials. Expected OAuth 2 access token,");
        JsonNode first = error.path("errors").path(0);
        assertThat(first.path("reason").asString()).isEqualTo("authError");
        assertThat(first.path("message").asString()).isEqualTo("Invalid Credentials");
        assertThat(first.path("location").asString()).isEqualTo("Authorization");
        assertThat(first.path("locationType").asString()).isEqualTo("header");
    }

    @Test
    void noTokenAtAllIsAnotherChallenge() {
        HttpResponse<String> answer = drive.send("GET", ME + "/profile", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"https://accounts.google.com/\"");
        assertThat(reason(answer)).isEqualTo("required");
    }

    @Test
    void aMissingScopeIsNamedInTheDetails() {
        String token = drive.token(BEN, "https://www.googleapis.com/auth/gmail.send");

        HttpResponse<String> answer = drive.api("GET", ME + "/messages", token, "");

        assertThat(answer.statusCode()).isEqualTo(403);
        JsonNode error = Drive.json(answer.body()).path("error");
        assertThat(error.path("message").asString()).isEqualTo("Request had insufficient authentication scopes.");
        assertThat(error.path("status").asString()).isEqualTo("PERMISSION_DENIED");
        assertThat(error.path("errors").path(0).path("reason").asString()).isEqualTo("insufficientPermissions");
        assertThat(error.path("errors").path(0).path("message").asString()).isEqualTo("Insufficient Permission");
        assertThat(error.path("details").path(0).path("reason").asString())
                .isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }

    @Test
    void sendAloneCannotDraftAndModifyAloneCannotDelete() {
        String send = drive.token(BEN, "https://www.googleapis.com/auth/gmail.send");
        String modify = drive.token(BEN, Drive.MODIFY);

        assertThat(drive.api("POST", ME + "/drafts", send, "{}").statusCode()).isEqualTo(403);
        assertThat(drive.api("DELETE", ME + "/messages/19fdc22de311daf4", modify, "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theMetadataScopeSeesNeitherSearchesNorBodies() {
        String token = drive.token(BEN, "https://www.googleapis.com/auth/gmail.metadata");
        String id =
                drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX").path("id").asString();

        HttpResponse<String> search = drive.api("GET", ME + "/messages?q=hi", token, "");
        HttpResponse<String> full = drive.api("GET", ME + "/messages/" + id + "?format=full", token, "");
        HttpResponse<String> standard = drive.api("GET", ME + "/messages/" + id, token, "");

        assertThat(search.statusCode()).isEqualTo(403);
        assertThat(full.statusCode()).isEqualTo(403);
        assertThat(standard.statusCode()).isEqualTo(200);
        assertThat(standard.body()).contains("Subject").doesNotContain("\"data\"");
    }

    @Test
    void someoneElsesMailboxIsDenied() {
        HttpResponse<String> answer =
                drive.api("GET", "/gmail/v1/users/ada@nordlicht.example/profile", drive.token(BEN, Drive.MODIFY), "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(message(answer)).startsWith("Delegation denied for ");
        assertThat(drive.api("GET", "/gmail/v1/users/BEN@nordlicht.example/profile", drive.token(BEN, Drive.MODIFY), "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void malformedAndUnknownIdsDiffer() {
        String token = drive.token(BEN, Drive.MODIFY);

        HttpResponse<String> malformed = drive.api("GET", ME + "/messages/no-id", token, "");
        HttpResponse<String> unknown = drive.api("GET", ME + "/messages/19fdc22de311daf4", token, "");

        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(message(malformed)).isEqualTo("Invalid id value");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(message(unknown)).isEqualTo("Requested entity was not found.");
        assertThat(reason(unknown)).isEqualTo("notFound");
    }

    @Test
    void overTheQuotaIsForbiddenOrTooManyAsSetAndAMinuteHelps() {
        String token = drive.token(BEN, Drive.MODIFY);
        drive.control("PUT", "/settings", "{\"quotaUnitsPerMinute\":5}");

        assertThat(drive.api("GET", ME + "/messages", token, "").statusCode()).isEqualTo(200);
        HttpResponse<String> forbidden = drive.api("GET", ME + "/profile", token, "");
        drive.control("PUT", "/settings", "{\"quotaStatus\":429}");
        HttpResponse<String> tooMany = drive.api("GET", ME + "/profile", token, "");
        drive.control("POST", "/clock", "{\"advance\":\"PT1M\"}");

        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(message(forbidden))
                .startsWith("Quota exceeded for quota metric 'Queries' and limit"
                        + " 'Queries per minute per user' of service 'gmail.googleapis.com'");
        assertThat(Drive.json(forbidden.body())
                        .path("error")
                        .path("errors")
                        .path(0)
                        .path("domain")
                        .asString())
                .isEqualTo("usageLimits");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(message(tooMany)).isEqualTo("Resource has been exhausted (e.g. check quota).");
        assertThat(drive.api("GET", ME + "/profile", token, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aLargeJsonBodyIsRefused() {
        String body = "{\"raw\":\"" + "A".repeat(6 * 1024 * 1024) + "\"}";

        HttpResponse<String> answer = drive.api("POST", ME + "/messages/send", drive.token(BEN, Drive.MODIFY), body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(message(answer)).isEqualTo("Request Entity Too Large");
    }

    @Test
    void aMessageWithoutRawIsRefused() {
        HttpResponse<String> answer = drive.api("POST", ME + "/messages/send", drive.token(BEN, Drive.MODIFY), "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
    }

    @Test
    void fieldsCutTheAnswerAndABadMaskIsRefused() {
        String token = drive.token(BEN, Drive.MODIFY);
        drive.arrive(BEN, "Subject: Hi\r\n\r\nBody", "INBOX");

        HttpResponse<String> cut = drive.api("GET", ME + "/messages?fields=messages/id,nextPageToken", token, "");
        HttpResponse<String> bad = drive.api("GET", ME + "/messages?fields=messages(id", token, "");

        JsonNode answer = Drive.json(cut.body());
        assertThat(answer.propertyNames()).containsExactly("messages");
        assertThat(answer.path("messages").path(0).propertyNames()).containsExactly("id");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(message(bad)).startsWith("Invalid field selection");
    }

    @Test
    void anOverriddenPostIsAGet() {
        HttpResponse<String> answer = drive.exchange(HttpRequest.newBuilder(URI.create(drive.base() + ME + "/messages"))
                .header("Authorization", "Bearer " + drive.token(BEN, Drive.MODIFY))
                .header("X-HTTP-Method-Override", "GET")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("maxResults=1&q=subject:nothing")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Drive.json(answer.body()).propertyNames()).containsExactly("resultSizeEstimate");
    }

    @Test
    void everyCallIsInTheLedgerWithItsUnits() {
        String token = drive.token(BEN, Drive.MODIFY);
        drive.api("GET", ME + "/messages?maxResults=3", token, "");
        drive.api("GET", ME + "/messages/19fdc22de311daf4", token, "");

        JsonNode list = drive.ledger("gmail.users.messages.list").getFirst();
        JsonNode get = drive.ledger("gmail.users.messages.get").getFirst();

        assertThat(list.path("account").asString()).isEqualTo(BEN);
        assertThat(list.path("verb").asString()).isEqualTo("GET");
        assertThat(list.path("path").asString()).isEqualTo(ME + "/messages?maxResults=3");
        assertThat(list.path("units").asInt()).isEqualTo(5);
        assertThat(list.path("status").asInt()).isEqualTo(200);
        assertThat(get.path("units").asInt()).isEqualTo(20);
        assertThat(get.path("status").asInt()).isEqualTo(404);
    }

    private static String message(HttpResponse<String> answer) {
        return Drive.json(answer.body()).path("error").path("message").asString();
    }

    private static String reason(HttpResponse<String> answer) {
        return Drive.json(answer.body())
                .path("error")
                .path("errors")
                .path(0)
                .path("reason")
                .asString();
    }
}
