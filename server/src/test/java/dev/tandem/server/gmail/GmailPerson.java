package dev.tandem.server.gmail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who uses Gmail itself: writes, moves and deletes there, with a permission that has nothing to do with Tandem's. */
public final class GmailPerson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EmulatedGmail gmail;
    private final String accessToken;

    /** The owner of this mailbox. */
    public GmailPerson(EmulatedGmail gmail, String address) {
        this.gmail = gmail;
        this.accessToken = gmail.accessToken(address);
    }

    /** Sends an email in a new thread; answers with its id and thread. */
    public JsonNode sends(String email) {
        return call("POST", "messages/send", "{\"raw\":\"" + base64(email) + "\"}");
    }

    /** Sends an email in this thread. */
    public JsonNode sends(String email, String thread) {
        return call("POST", "messages/send", "{\"raw\":\"" + base64(email) + "\",\"threadId\":\"" + thread + "\"}");
    }

    /** Keeps a draft. */
    public JsonNode drafts(String email) {
        return call("POST", "drafts", "{\"message\":{\"raw\":\"" + base64(email) + "\"}}");
    }

    /** Throws a draft away. */
    public void deletesDraft(String draft) {
        call("DELETE", "drafts/" + draft, "");
    }

    /** Sends a draft. */
    public JsonNode sendsDraft(String draft) {
        return call("POST", "drafts/send", "{\"id\":\"" + draft + "\"}");
    }

    /** All drafts. */
    public JsonNode drafts() {
        return call("GET", "drafts", "").path("drafts");
    }

    /** Changes labels; each a JSON array. */
    public void labels(String message, String added, String removed) {
        call(
                "POST",
                "messages/" + message + "/modify",
                "{\"addLabelIds\":" + added + ",\"removeLabelIds\":" + removed + "}");
    }

    /** Moves a message to the trash. */
    public void trashes(String message) {
        call("POST", "messages/" + message + "/trash", "");
    }

    /** Takes a message out of the trash. */
    public void untrashes(String message) {
        call("POST", "messages/" + message + "/untrash", "");
    }

    /** Deletes a message for ever. */
    public void deletes(String message) {
        call("DELETE", "messages/" + message, "");
    }

    /** A message with its headers. */
    public JsonNode message(String id) {
        return call("GET", "messages/" + id + "?format=metadata", "");
    }

    /** The value of a header line of a message. */
    public String header(String message, String name) {
        for (JsonNode header : message(message).path("payload").path("headers")) {
            if (header.path("name").asString().equalsIgnoreCase(name)) {
                return header.path("value").asString();
            }
        }
        return "";
    }

    private static String base64(String email) {
        return Base64.getUrlEncoder().encodeToString(email.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode call(String verb, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(gmail.url() + "/gmail/v1/users/me/" + path))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .method(verb, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(verb + " " + path + ": " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
