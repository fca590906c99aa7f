package dev.tandem.emulator.control;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.Settings;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.model.Emulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults and settings. */
final class FaultControl {
    private final Emulator emulator;

    FaultControl(Emulator emulator) {
        this.emulator = emulator;
    }

    void addTo(ControlDoor door) {
        door.add("PUT", "/faults", this::put)
                .add(
                        "GET",
                        "/faults",
                        _ -> Answer.json(
                                200, Json.MAPPER.valueToTree(emulator.faults().plan())))
                .add("DELETE", "/faults", _ -> {
                    emulator.faults().put(FaultPlan.NONE);
                    return Answer.empty(204);
                })
                .add("GET", "/settings", _ -> settings())
                .add("PUT", "/settings", this::change);
    }

    /** The whole plan is replaced. */
    private Answer put(ControlCall call) {
        emulator.faults().put(Json.MAPPER.treeToValue(call.json(), FaultPlan.class));
        return Answer.json(200, Json.MAPPER.valueToTree(emulator.faults().plan()));
    }

    /** What the body leaves out stays as it is. */
    private Answer change(ControlCall call) {
        ObjectNode merged = Json.MAPPER.valueToTree(emulator.switches().now());
        for (var entry : call.json().properties()) {
            JsonNode value = entry.getValue();
            merged.set(entry.getKey(), value);
        }
        Settings changed = Json.MAPPER.treeToValue(merged, Settings.class);
        emulator.store().act(() -> emulator.switches().put(changed));
        return settings();
    }

    private Answer settings() {
        return Answer.json(200, Json.MAPPER.valueToTree(emulator.switches().now()));
    }
}
