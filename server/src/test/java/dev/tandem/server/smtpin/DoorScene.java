package dev.tandem.server.smtpin;

import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import java.util.List;
import java.util.Map;

/** A door of its own with a clock of its own, and somebody with a smart address behind it. */
final class DoorScene implements AutoCloseable {

    private static final Bench BENCH = Bench.shared();

    private final SettableClock clock = new SettableClock();
    private final Scene scene = new Scene();
    private final String smart;
    private final OpenDoor door;

    DoorScene(Map<String, String> settings) {
        door = new OpenDoor(settings, clock);
        smart = BENCH.get(KeepSmartAddress.class)
                .of(scene.kramer(), scene.ben())
                .orElseThrow()
                .current()
                .orElseThrow()
                .value();
    }

    String smart() {
        return smart;
    }

    SettableClock clock() {
        return clock;
    }

    SmtpTalk talk() {
        return new SmtpTalk(door.port());
    }

    List<Line> arrived() {
        return BENCH.get(LookThroughCaptures.class).arrived(scene.kramer(), scene.ben());
    }

    @Override
    public void close() {
        door.close();
    }
}
