package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.gmail.ConsentByHand;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A mailbox is connected through the API and the consent pages, unless it is already. */
final class Connecting {

    private Connecting() {}

    static void connect(Program program, String place, String address, String name) throws Exception {
        if (state(program, place).equals("CONNECTED")) {
            return;
        }
        RunningServer.GMAIL.account(address, name);
        URI consent = URI.create(program.post(place + "/connection", "{\"provider\":\"GMAIL\"}")
                .json()
                .path("authorizationUrl")
                .asString());
        Map<String, String> back = new ConsentByHand(consent).allow(address);
        String query = back.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI callback = URI.create(RunningServer.url() + "/oauth/google/callback?" + query);
        Program.HTTP.send(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(state(program, place)).isNotEqualTo("DISCONNECTED");
    }

    private static String state(Program program, String place) {
        return program.get(place + "/connection").json().path("state").asString();
    }

    /** Asks until it is so; the test's own time limit ends it otherwise. */
    static JsonNode eventually(Supplier<JsonNode> ask, Predicate<JsonNode> hoped) {
        JsonNode found = ask.get();
        while (!hoped.test(found)) {
            Thread.onSpinWait();
            found = ask.get();
        }
        return found;
    }
}
