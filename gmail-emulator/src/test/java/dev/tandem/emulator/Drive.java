package dev.tandem.emulator;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.pubsub.Pubsub;
import dev.tandem.emulator.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An emulator of its own for one test class, and ways to talk to it. */
final class Drive implements AutoCloseable {
    static final String MODIFY = "https://www.googleapis.com/auth/gmail.modify";
    static final String ALL = "https://mail.google.com/";

    private final GmailEmulator emulator;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Drive() {
        this(EmulatorOptions.inMemory());
    }

    Drive(EmulatorOptions options) {
        emulator = GmailEmulator.start(options);
    }

    String base() {
        return emulator.baseUrl();
    }

    int smtpPort() {
        return emulator.smtpPort();
    }

    void account(String address, String name) {
        control("POST", "/accounts", "{\"email\":\"" + address + "\",\"name\":\"" + name + "\"}");
    }

    JsonNode control(String verb, String path, String body) {
        HttpResponse<String> answer = send(verb, "/emulator/v1" + path, body);
        if (answer.statusCode() >= 400) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? Json.object() : json(answer.body());
    }

    JsonNode arrive(String address, String raw, String labels) {
        return control("POST", "/accounts/" + address + "/messages?labels=" + labels, raw);
    }

    List<JsonNode> truth(String address) {
        return items(control("GET", "/accounts/" + address + "/messages", ""));
    }

    List<JsonNode> outside(String address) {
        return items(control("GET", "/outside?to=" + address, ""));
    }

    List<JsonNode> ledger(String method) {
        return items(control("GET", "/ledger", "")).stream()
                .filter(entry -> entry.path("method").asString().equals(method))
                .toList();
    }

    void faults(String json) {
        control("PUT", "/faults", json);
    }

    String token(String address, String... scopes) {
        return tokens(address, scopes).path("accessToken").asString();
    }

    JsonNode tokens(String address, String... scopes) {
        ObjectNode body = Json.object().put("clientId", "77-web");
        List.of(scopes).forEach(body.withArray("scopes")::add);
        return control("POST", "/accounts/" + address + "/tokens", body.toString());
    }

    /** The official client, with access to everything. */
    Gmail gmail(String address) {
        return gmailWith(token(address, ALL));
    }

    Gmail gmailWith(String accessToken) {
        HttpRequestInitializer bearer = request -> {
            request.getHeaders().setAuthorization("Bearer " + accessToken);
            request.setReadTimeout(60_000);
        };
        return new Gmail.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), bearer)
                .setRootUrl(base() + "/")
                .setApplicationName("test")
                .build();
    }

    Pubsub pubsub() {
        return new Pubsub.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        request -> request.setReadTimeout(60_000))
                .setRootUrl(base() + "/")
                .setApplicationName("test")
                .build();
    }

    /** A plain request with a token. */
    HttpResponse<String> api(String verb, String path, String token, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(String verb, String path, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(base() + path))
                .method(verb, BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.ISO_8859_1))));
    }

    HttpResponse<String> form(String path, String form) {
        return exchange(HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode json(String text) {
        return Objects.requireNonNull(Json.parse(text.getBytes(StandardCharsets.UTF_8)), text);
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
    }

    static Message raw(String source) {
        byte[] bytes = source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new Message().setRaw(Base64.getUrlEncoder().encodeToString(bytes));
    }

    static String letter(String from, String to, String subject) {
        return "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\nMessage-ID: <" + subject.hashCode()
                + "@client.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nGood morning\n";
    }

    @Override
    public void close() {
        http.close();
        emulator.close();
    }
}
