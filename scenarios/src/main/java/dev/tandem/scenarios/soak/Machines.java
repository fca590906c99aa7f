package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.MortalPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The emulator, PostgreSQL and two servers on it: processes that can be killed, and are started again at once. */
final class Machines implements AutoCloseable {

    /** Google's own limit for projects made since May 2026. */
    private static final int UNITS_PER_MINUTE = 6_000;

    private static final int SERVERS = 2;

    private final EmulatorProcess emulator;
    private final MortalPostgres postgres;
    private final List<ServerSetup> setups = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();

    private Machines(EmulatorProcess emulator, MortalPostgres postgres) {
        this.emulator = emulator;
        this.postgres = postgres;
    }

    static Machines start() {
        Machines machines =
                new Machines(EmulatorProcess.start(UNITS_PER_MINUTE), MortalPostgres.start("soak-postgres"));
        try {
            machines.startServers();
            return machines;
        } catch (RuntimeException | AssertionError e) {
            machines.close();
            throw e;
        }
    }

    /** The first makes the schema and the demo agency; the others come when it has. */
    private void startServers() {
        ServerSetup first = postgres.usedBy(ServerSetup.fresh("soak", emulator));
        for (int number = 0; number < SERVERS; number++) {
            ServerSetup setup = number == 0 ? first : first.beside();
            setups.add(setup);
            servers.add(setup.start());
        }
    }

    EmulatedGmail gmail() {
        return new EmulatedGmail(emulator);
    }

    int count() {
        return setups.size();
    }

    /** Addresses of all servers, dead or alive. */
    synchronized List<String> urls() {
        return servers.stream().map(ServerProcess::url).toList();
    }

    /** {@code kill -9}, and a new one at once. */
    synchronized void kill(int number) {
        ServerProcess killed = servers.get(number);
        killed.running().kill();
        killed.close();
        servers.set(number, setups.get(number).launch());
    }

    void restartDatabase() {
        postgres.restartImmediately();
    }

    /** Waits until every server says that it is ready. */
    void awaitReady() {
        List<ServerProcess> all;
        synchronized (this) {
            all = List.copyOf(servers);
        }
        all.forEach(ServerProcess::awaitReady);
    }

    /** Everything that lives here, this program included. */
    Stream<ProcessHandle> processes() {
        ProcessHandle own = ProcessHandle.current();
        ProcessHandle postmaster = postgres.postmaster();
        return Stream.of(Stream.of(own, postmaster), own.descendants(), postmaster.descendants())
                .flatMap(each -> each)
                .distinct();
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
        postgres.close();
        emulator.close();
    }
}
