package dev.tandem.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The emulator, PostgreSQL, and a server that dies and is started again. */
final class Machine implements AutoCloseable {

    static final String BEN = "ben@nordlicht.example";
    static final String ADA = "ada@nordlicht.example";
    static final String PRIYA = "priya.nair@nair-design.example";

    /** The server waits one second for an answer of Gmail's. */
    static final int TOO_LATE_MILLISECONDS = 2_000;

    private static final String ANSWER_WAIT = "1s";
    private static final String PLACE = "Fenster Kramer";
    private static final Duration DEATH_MAX = Duration.ofSeconds(60);
    private static final int KILLED_EXIT_CODE = 137;

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final BreakingLine line = new BreakingLine(emulator.smtpPort());
    private final EmulatedGmail gmail = new EmulatedGmail(emulator);
    private final ServerSetup setup;
    private final Map<Way, Desk> desks = new EnumMap<>(Way.class);
    private final String priya;
    private Optional<ServerProcess> server = Optional.empty();
    private int starts;
    private int deaths;

    Machine(String name) {
        setup = postgres.usedBy(ServerSetup.fresh(name, emulator))
                .with("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(line.port()))
                .with("TANDEM_GOOGLE_ANSWER_WAIT", ANSWER_WAIT);
        ServerProcess first = running();
        for (Way way : Way.values()) {
            String person = way == Way.GMAIL ? BEN : ADA;
            desks.put(way, Desk.in(PLACE, CrmApi.of(first.url(), person, "nordlicht")));
        }
        desk(Way.GMAIL).connect(BEN);
        priya = desk(Way.GMAIL).contact(PRIYA);
    }

    EmulatedGmail gmail() {
        return gmail;
    }

    BreakingLine line() {
        return line;
    }

    /** Who writes by this way, at whichever server runs. */
    Desk desk(Way way) {
        return Objects.requireNonNull(desks.get(way));
    }

    /** A server without anything that kills it; the one that runs, if one does. */
    ServerProcess running() {
        if (server.isEmpty()) {
            server = Optional.of(start(setup));
        }
        return server.orElseThrow();
    }

    /** A new server that dies at a point of this name. */
    ServerProcess dyingAt(String point) {
        server.ifPresent(ServerProcess::close);
        server = Optional.of(start(setup.dyingAt(point, 1)));
        return server.orElseThrow();
    }

    /** A new server that dies at a point of this name, perhaps before it is ready. */
    void launchDyingAt(String point) {
        server.ifPresent(ServerProcess::close);
        starts++;
        server = Optional.of(setup.dyingAt(point, 1).launch());
    }

    boolean isAlive() {
        return server.filter(running -> running.running().isAlive()).isPresent();
    }

    /** The contact to whom everything is written. */
    String priya() {
        return priya;
    }

    /** {@code kill -9}. */
    void kill() {
        server.ifPresent(running -> running.running().kill());
        dead();
    }

    /** Waits until it has died by itself. */
    void awaitDeath(String point) {
        int code = server.orElseThrow().running().awaitEnd(DEATH_MAX);
        assertThat(code).as("how the server ends at %s", point).isEqualTo(KILLED_EXIT_CODE);
        dead();
    }

    /** How often a server was started, and how often one was killed. */
    String counted() {
        return starts + " starts, " + deaths + " deaths";
    }

    private void dead() {
        server.ifPresent(ServerProcess::close);
        server = Optional.empty();
        deaths++;
    }

    private ServerProcess start(ServerSetup how) {
        starts++;
        return how.start();
    }

    @Override
    public void close() {
        server.ifPresent(ServerProcess::close);
        line.close();
        postgres.close();
        emulator.close();
    }
}
