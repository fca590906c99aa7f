package dev.tandem.server.gmail;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody clicks through Google's consent pages. */
public final class ConsentByHand {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI question;
    private final Map<String, String> asked;

    /** @param question where Tandem sends the person */
    public ConsentByHand(URI question) {
        this.question = question;
        this.asked = fields(question.getRawQuery());
    }

    /** Ticks everything. */
    public Map<String, String> allow(String account) {
        return decide(account, "allow", List.of(asked.getOrDefault("scope", "").split(" ")));
    }

    /** Leaves the boxes for Gmail unticked. */
    public Map<String, String> allowWithoutGmail(String account) {
        return decide(account, "allow", List.of("https://www.googleapis.com/auth/userinfo.email"));
    }

    /** Says no. */
    public Map<String, String> deny(String account) {
        return decide(account, "deny", List.of());
    }

    /** What Google was asked, by name. */
    public Map<String, String> asked() {
        return asked;
    }

    /** The same question with one thing changed, as an attacker would. */
    public ConsentByHand with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.put(name, value);
        return new ConsentByHand(
                URI.create(question.toString().split("\\?", 2)[0] + "?" + encoded(changed.entrySet().stream())));
    }

    private Map<String, String> decide(String account, String decision, List<String> scopes) {
        Stream<Map.Entry<String, String>> carried =
                asked.entrySet().stream().map(field -> Map.entry("p_" + field.getKey(), field.getValue()));
        Stream<Map.Entry<String, String>> ticked = scopes.stream().map(scope -> Map.entry("scope", scope));
        Stream<Map.Entry<String, String>> chosen =
                Stream.of(Map.entry("account", account), Map.entry("decision", decision));
        return back(encoded(Stream.of(carried, ticked, chosen).flatMap(part -> part)));
    }

    private Map<String, String> back(String form) {
        var request = HttpRequest.newBuilder(question.resolve("/o/oauth2/v2/auth/consent"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            String location = answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError("no way back: " + answer.body()));
            return fields(URI.create(location).getRawQuery());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Stream<Map.Entry<String, String>> fields) {
        return fields.map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(query.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return fields;
    }
}
