package dev.tandem.server.web.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to the API: with somebody's token, or with none. */
record Program(Map<String, String> headers) {

    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Somebody of the demo, with a token of their own. */
    static Program of(String address) {
        Answered made = login(address, "nordlicht").post("/tokens", "{\"name\":\"Test\"}");
        return new Program(Map.of())
                .with("Authorization", "Bearer " + made.json().path("token").asString());
    }

    /** Somebody who shows a login by HTTP Basic. */
    static Program login(String address, String password) {
        String both = Base64.getEncoder().encodeToString((address + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Program(Map.of()).with("Authorization", "Basic " + both);
    }

    /** Somebody who shows nothing. */
    static Program nobody() {
        return new Program(Map.of());
    }

    /** The same with one more header. */
    Program with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Program(Map.copyOf(all));
    }

    /** What it sends under this name. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Answered get(String path) {
        return send("GET", path, "", "");
    }

    Answered post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    Answered patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    Answered delete(String path) {
        return send("DELETE", path, "", "");
    }

    /** Any request below {@code /api/v1}. */
    Answered send(String verb, String path, String contentType, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RunningServer.url() + "/api/v1" + path))
                .method(verb, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Answered(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answered(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The type of a problem without its prefix, and the fields that are named: {@code invalid-input [name]}. */
        String problem() {
            if (!header("Content-Type").equals("application/problem+json")) {
                return "no problem but " + status() + " " + text();
            }
            String fields = json().path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList()
                    .toString();
            return status() + " " + json().path("type").asString().replace("urn:tandem:problem:", "")
                    + (fields.equals("[]") ? "" : " " + fields);
        }
    }
}
