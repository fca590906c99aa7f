package dev.tandem.server.gmail;

import dev.tandem.emulator.EmulatorOptions;
import dev.tandem.emulator.GmailEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

    /** Lets a message arrive; answers with its id, thread and history id. */
    public JsonNode arrive(String address, String message) {
        return post("/accounts/" + address + "/messages", message.replace("\n", "\r\n"));
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

    /** Every call since the start. */
    public JsonNode ledger() {
        return send("GET", "/ledger", "").path("items");
    }

    private JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    private JsonNode send(String verb, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(url() + "/emulator/v1" + path))
                .method(verb, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
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
