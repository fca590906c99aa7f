package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameter {@code fields}: {@code history(id,messagesAdded),nextPageToken} or {@code messages/id}. */
public final class FieldMask {
    private final Map<String, FieldMask> children = new LinkedHashMap<>();

    private FieldMask() {}

    /** Throws {@link Refusal} for a mask that cannot be read. */
    public static FieldMask parse(String text) {
        var reader = new Reader(text);
        var mask = new FieldMask();
        reader.list(mask);
        if (!reader.atEnd()) {
            throw reader.invalid();
        }
        return mask;
    }

    /** Only what the mask names; a name without children means all of it. */
    public ObjectNode applyTo(ObjectNode node) {
        ObjectNode kept = Json.object();
        node.properties().forEach(entry -> {
            FieldMask mask = children.getOrDefault(entry.getKey(), children.get("*"));
            if (mask != null) {
                kept.set(entry.getKey(), mask.children.isEmpty() ? entry.getValue() : mask.inside(entry.getValue()));
            }
        });
        return kept;
    }

    private JsonNode inside(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> applyTo(object);
            case ArrayNode array -> {
                ArrayNode kept = Json.array();
                array.forEach(item -> kept.add(inside(item)));
                yield kept;
            }
            default -> node;
        };
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void list(FieldMask into) {
            do {
                path(into);
            } while (skip(','));
        }

        boolean atEnd() {
            return at == text.length();
        }

        Refusal invalid() {
            return Refusal.of(400, "invalidParameter", "Invalid field selection " + text);
        }

        private void path(FieldMask into) {
            FieldMask here = into;
            do {
                here = here.children.computeIfAbsent(name(), _ -> new FieldMask());
            } while (skip('/'));
            if (skip('(')) {
                list(here);
                if (!skip(')')) {
                    throw invalid();
                }
            }
        }

        private String name() {
            int start = at;
            while (at < text.length() && "/(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(start, at).strip();
            if (name.isEmpty()) {
                throw invalid();
            }
            return name;
        }

        private boolean skip(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }
    }
}
