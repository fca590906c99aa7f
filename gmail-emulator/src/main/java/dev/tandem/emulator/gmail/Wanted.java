package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a call wants. Throws {@link dev.tandem.emulator.google.Refusal} where Gmail refuses. */
final class Wanted {
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-f]{1,16}");

    private Wanted() {}

    /** The message the path names: 400 for what cannot be an id, 404 for one that is not there. */
    static Message message(ApiCall call) {
        String id = hexId(call.pathPart("id"));
        Message message = call.mailbox().get(id);
        if (message == null) {
            throw Refusals.notFound();
        }
        return message;
    }

    static List<Message> thread(ApiCall call) {
        List<Message> thread = call.mailbox().thread(hexId(call.pathPart("id")));
        if (thread.isEmpty()) {
            throw Refusals.notFound();
        }
        return thread;
    }

    static String hexId(String id) {
        if (!HEX_ID.matcher(id).matches()) {
            throw Refusals.invalidId();
        }
        return id;
    }

    /** The uploaded message, or the raw text of the JSON; padded or not, with either alphabet. */
    static byte[] raw(byte @Nullable [] media, JsonNode message) {
        if (media != null && media.length > 0) {
            return media;
        }
        String raw = Json.text(message, "raw");
        if (raw == null || raw.isEmpty()) {
            throw Refusals.requiresRaw();
        }
        try {
            String url = raw.replace('+', '-').replace('/', '_').replaceAll("[\\s=]", "");
            return Base64.getUrlDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalidArgument("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed");
        }
    }

    /** The thread named in a message resource, or null. */
    static @Nullable String threadId(JsonNode message) {
        String id = Json.text(message, "threadId");
        return id == null || id.isEmpty() ? null : hexId(id);
    }

    static List<String> texts(ObjectNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.path(key).forEach(node -> texts.add(node.asString()));
        return texts;
    }
}
