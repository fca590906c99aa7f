package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.model.Emulator;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The emulator's clock. */
final class TimeControl {
    private final Emulator emulator;

    TimeControl(Emulator emulator) {
        this.emulator = emulator;
    }

    void addTo(ControlDoor door) {
        door.add("GET", "/clock", _ -> now()).add("POST", "/clock", this::advance);
    }

    private Answer advance(ControlCall call) {
        Duration by;
        try {
            by = Duration.parse(call.required("advance"));
        } catch (DateTimeParseException e) {
            throw new Problem(400, "advance is an ISO 8601 duration, such as PT24H.");
        }
        if (by.isNegative()) {
            throw new Problem(400, "The clock only goes forward.");
        }
        emulator.store().act(() -> emulator.clock().advance(by));
        return now();
    }

    private Answer now() {
        return Answer.json(
                200,
                Json.object()
                        .put("now", emulator.clock().instant().toString())
                        .put("offset", emulator.clock().offset().toString()));
    }
}
