package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Json;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A control call and what the braces of its path stood for. */
record ControlCall(Call call, Map<String, String> path) {
    ObjectNode json() {
        @Nullable ObjectNode json = Json.parse(call.body());
        if (json == null) {
            throw new Problem(400, "The body is no JSON object.");
        }
        return json;
    }

    String pathPart(String name) {
        return Objects.requireNonNull(path.get(name));
    }

    /** A text that has to be there. */
    String required(String key) {
        String text = Json.text(json(), key, "").strip();
        if (text.isEmpty()) {
            throw new Problem(400, "Give a value for " + key + ".");
        }
        return text;
    }

    /** Something that looks like an address. */
    String requiredAddress(String key) {
        String address = required(key);
        if (!address.matches("[^\\s@<>,;]+@[^\\s@<>,;]+")) {
            throw new Problem(400, "This is no email address: " + address + ". Write it like name@company.example.");
        }
        return address;
    }
}
