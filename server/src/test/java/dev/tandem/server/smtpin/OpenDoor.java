package dev.tandem.server.smtpin;

import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.smartbcc.AcceptEmail;
import java.util.HashMap;
import java.util.Map;

/** The real door to smart addresses on a free port, for whoever looks at it from outside. */
public final class OpenDoor implements AutoCloseable {

    private final SmtpDoor door;

    /** Opens it with these settings. */
    public OpenDoor(Map<String, String> settings) {
        this(settings, new SettableClock());
    }

    /** The same, with a clock that a test moves. */
    OpenDoor(Map<String, String> settings, SettableClock clock) {
        Bench bench = Bench.shared();
        Map<String, String> all = new HashMap<>(settings);
        all.put("tandem.smtp.port", "0");
        door = new SmtpDoor(
                TestProperties.with(all), bench.get(AcceptEmail.class), bench.get(AcceptReturn.class), clock);
        door.start();
    }

    /** Where it listens. */
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        door.stop();
    }
}
