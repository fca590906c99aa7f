package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** What Pub/Sub refuses, in its words. */
final class PubSubRefusals {
    private PubSubRefusals() {}

    static Refusal notFound(String name) {
        return Refusal.of(404, "notFound", "Resource not found (resource=" + shortName(name) + ").");
    }

    static Refusal exists(String name) {
        return Refusal.of(
                409, "alreadyExists", "Resource already exists in the project (resource=" + shortName(name) + ").");
    }

    static Refusal unknownMethod(String method) {
        return Refusal.of(501, "notImplemented", "The emulator does not do pubsub " + method + ".");
    }

    /** Policies are echoed and grant nothing: everybody may do everything. */
    static ObjectNode policy(PubSubDoor.Request request) {
        return switch (request.method()) {
            case "testIamPermissions" -> {
                ObjectNode node = Json.object();
                node.set("permissions", request.json().path("permissions"));
                yield node;
            }
            case "setIamPolicy" -> request.json().path("policy") instanceof ObjectNode policy ? policy : Json.object();
            default -> Json.object().put("etag", "ACAB");
        };
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
