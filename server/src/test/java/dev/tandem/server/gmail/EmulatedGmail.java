package dev.tandem.server.gmail;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tandem.emulator.EmulatorOptions;
import dev.tandem.emulator.GmailEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Gmail emulator for tests, steered over HTTP as anybody would. */
public final class EmulatedGmail implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GmailEmulator running = GmailEmulator.start(EmulatorOptions.inMemory());
    private final HttpClient http = HttpClient.newHttpClient();

    /** Its address, without a slash at the end. */
    public String url() {
        return running.baseUrl();
    }

    /** Where it takes emails by SMTP. */
    public int smtpPort() {
        return running.smtpPort();
    }

    /** Makes an account. */
    public JsonNode account(String address, String name) {
        return post("/accounts", "{\"email\":\"" + address + "\",\"name\":\"" + name + "\"}");
    }

    /** A refresh token of this account. */
    public String refreshToken(String address, String scopes) {
        String body = "{\"clientId\":\"tandem-sandbox\",\"scopes\":\"" + scopes + "\"}";
        return post("/accounts/" + address + "/tokens", body)
                .path("refreshToken")
                .asString();
    }

    /** An access token of this account for whoever uses Gmail itself. */
    public String accessToken(String address) {
        String body = "{\"clientId\":\"somebody-else\",\"scopes\":\"https://mail.google.com/\"}";
        return post("/accounts/" + address + "/tokens", body)
                .path("accessToken")
                .asString();
    }

    /** Lets a message arrive; answers with its id, thread and history id. */
    public JsonNode arrive(String address, String message) {
        return post("/accounts/" + address + "/messages", message.replace("\n", "\r\n"));
    }

    /** Lets a message arrive byte for byte, with these labels. */
    public JsonNode arriveBytes(String address, byte[] message, String labels) {
        return send("POST", "/accounts/" + address + "/messages?labels=" + labels, BodyPublishers.ofByteArray(message));
    }

    /** Somebody outside writes to whoever stands in To and Cc. */
    public JsonNode fromOutside(String message) {
        return post("/outside/messages", message.replace("\n", "\r\n"));
    }

    /** What reached this address outside, with its source. */
    public JsonNode outside(String address) {
        return send("GET", "/outside?to=" + address, "").path("items");
    }

    /** Calls of one mailbox since this entry of the ledger. */
    public List<JsonNode> calls(String address, long since) {
        List<JsonNode> calls = everyCall(since);
        calls.removeIf(call -> !call.path("account").asString().equals(address));
        return calls;
    }

    /** Calls of everybody since this entry of the ledger. */
    public List<JsonNode> everyCall(long since) {
        List<JsonNode> calls = new ArrayList<>();
        send("GET", "/ledger?since=" + since, "").path("items").forEach(calls::add);
        return calls;
    }

    /** The number of the last call so far. */
    public long lastCall() {
        return send("GET", "/ledger?since=999999999", "").path("lastSeq").asLong();
    }

    /** What time it is at Google. */
    public Instant now() {
        return Instant.parse(send("GET", "/clock", "").path("now").asString());
    }

    /** Signs claims with Google's key. */
    public String signed(JWTClaimsSet claims) {
        return running.model().keys().sign(claims);
    }

    /** Lets time pass at Google, in ISO 8601: Google tells some times in whole seconds. */
    public void pass(String time) {
        post("/clock", "{\"advance\":\"" + time + "\"}");
    }

    /** Changes settings for everybody. */
    public void settings(String json) {
        send("PUT", "/settings", json);
    }

    /** Another address to send from, accepted or not. */
    public void signature(String address, String html) {
        post("/accounts/" + address + "/aliases", "{\"email\":\"" + address + "\",\"signature\":\"" + html + "\"}");
    }

    public void alias(String address, String alias, boolean verified) {
        post("/accounts/" + address + "/aliases", "{\"email\":\"" + alias + "\",\"verified\":" + verified + "}");
    }

    /** Ends all refresh tokens with Gmail scopes. */
    public void changePassword(String address) {
        post("/accounts/" + address + "/password-change", "");
    }

    /** Forgets the older history. */
    public void expireHistory(String address) {
        post("/accounts/" + address + "/history/expire", "");
    }

    /** Makes things go wrong from now on. */
    public void faults(String json) {
        send("PUT", "/faults", json);
    }

    /** What the account holds. */
    public JsonNode messages(String address) {
        return send("GET", "/accounts/" + address + "/messages", "").path("items");
    }

    /** The source of one message of the account. */
    public byte[] source(String address, String id) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/emulator/v1/accounts/" + address + "/messages/" + id))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every call since the start. */
    public JsonNode ledger() {
        return send("GET", "/ledger", "").path("items");
    }

    private JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    private JsonNode send(String verb, String path, String body) {
        return send(verb, path, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private JsonNode send(String verb, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/emulator/v1" + path))
                .method(verb, body)
                .build();
        try {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        running.close();
    }
}
