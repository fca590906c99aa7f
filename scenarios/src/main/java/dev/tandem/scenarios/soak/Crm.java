package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.harness.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One person's way into the CRM that takes no death of a server for an answer: it asks the next one, and asks again. */
final class Crm {

    private static final Duration ANSWER_MAX = Duration.ofMinutes(2);
    private static final long AGAIN_AFTER_MILLIS = 250;
    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY = 429;

    private final List<CrmApi> doors;

    Crm(CrmApi first, List<String> servers) {
        this.doors = servers.stream().map(first::at).toList();
    }

    /** An answer of a server that is well. */
    record Answered(int status, JsonNode body) {
        boolean good() {
            return status < 300;
        }
    }

    JsonNode get(String path) {
        Answered answered = ask("GET", path, Map.of());
        if (!answered.good()) {
            throw new IllegalStateException("GET " + path + " answers " + answered);
        }
        return answered.body();
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String start = path + (path.contains("?") ? "&" : "?") + "limit=200";
        JsonNode page = get(start);
        items.addAll(Json.list(page.path("items")));
        while (page.path("nextCursor").isString()) {
            page = get(start + "&cursor=" + page.path("nextCursor").asString());
            items.addAll(Json.list(page.path("items")));
        }
        return items;
    }

    /** Asks until it is answered; what is asked twice is done once. */
    Answered ask(String verb, String path, Map<String, ?> body) {
        String key = UUID.randomUUID().toString();
        Instant end = Instant.now().plus(ANSWER_MAX);
        String last = "";
        for (int turn = Math.floorMod(path.hashCode(), doors.size());
                Instant.now().isBefore(end);
                turn++) {
            try {
                HttpResponse<byte[]> answer = doors.get(turn % doors.size()).answer(verb, path, body, key);
                if (answer.statusCode() < SERVER_ERRORS && answer.statusCode() != TOO_MANY) {
                    return new Answered(answer.statusCode(), json(answer.body()));
                }
                last = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            } catch (UncheckedIOException dead) {
                last = dead.toString();
            }
            Pause.millis(AGAIN_AFTER_MILLIS);
        }
        throw new IllegalStateException("No server answers " + verb + " " + path + "; the last one said " + last);
    }

    private static JsonNode json(byte[] body) {
        return Json.read(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    }
}
