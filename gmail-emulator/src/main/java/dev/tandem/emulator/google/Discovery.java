package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gmail's discovery document: the list of methods, their paths and their scopes. The router is built from it. */
public final class Discovery {
    private final ObjectNode document;
    private final Routes<Target> routes = new Routes<>();

    /** Which method, and by which of its paths. */
    public record Target(ApiMethod method, boolean upload) {}

    private Discovery(ObjectNode document) {
        this.document = document;
        addMethods(document);
    }

    public static Discovery read() {
        try (InputStream in = Discovery.class.getResourceAsStream("/dev/tandem/emulator/gmail.v1.json")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return new Discovery(Objects.requireNonNull(Json.parse(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Routes<Target> routes() {
        return routes;
    }

    /** The document with the emulator's own address in it, with a trailing slash. */
    public ObjectNode servedAt(String root) {
        ObjectNode copy = document.deepCopy();
        copy.put("rootUrl", root).put("baseUrl", root).remove("mtlsRootUrl");
        return copy;
    }

    private void addMethods(JsonNode resource) {
        resource.path("methods").forEach(this::addMethod);
        resource.path("resources").forEach(this::addMethods);
    }

    private void addMethod(JsonNode node) {
        JsonNode upload = node.path("mediaUpload");
        var method = new ApiMethod(
                node.path("id").asString(),
                texts(node.path("scopes")),
                upload.path("maxSize").asLong(0),
                enums(node.path("parameters")));
        String verb = node.path("httpMethod").asString();
        routes.add(verb, node.path("path").asString(), new Target(method, false));
        for (JsonNode protocol : upload.path("protocols")) {
            routes.add(verb, protocol.path("path").asString(), new Target(method, true));
        }
    }

    private static Map<String, List<String>> enums(JsonNode parameters) {
        Map<String, List<String>> enums = new HashMap<>();
        parameters.properties().forEach(entry -> {
            if (entry.getValue().has("enum")) {
                enums.put(entry.getKey(), texts(entry.getValue().path("enum")));
            }
        });
        return enums;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return texts;
    }
}
