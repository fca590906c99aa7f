package dev.tandem.scenarios.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is started, and started again.
 *
 * @param dataDir where its embedded database and files live, over every restart
 * @param port stays the same over restarts, because consent pages lead back to it
 * @param environment whatever else is set
 */
public record ServerSetup(Path dataDir, int port, int emulatorPort, Map<String, String> environment) {

    /** A sandbox with nothing stored yet. */
    public static ServerSetup fresh(String name, EmulatorProcess emulator) {
        Path dataDir = Workplace.emptyFolder(name);
        shareProgramsOfPostgres(dataDir);
        return new ServerSetup(dataDir, Workplace.freePort(), emulator.port(), Map.of());
    }

    /** The same, with one more variable. */
    public ServerSetup with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ServerSetup(dataDir, port, emulatorPort, Map.copyOf(more));
    }

    /** The same with so much heap, such as {@code 256m}. */
    public ServerSetup withHeap(String size) {
        return with(JavaProgram.HEAP, size);
    }

    /** The same, but it will die when it passes a point of this name for the n-th time. */
    public ServerSetup dyingAt(String point, int times) {
        return with("TANDEM_CRASH_AT", point + "#" + times);
    }

    /** A second node on the same data directory, with a port of its own; they need a database of the operator's own. */
    public ServerSetup beside() {
        return new ServerSetup(dataDir, Workplace.freePort(), emulatorPort, environment);
    }

    /** Starts it and waits until it is ready. */
    public ServerProcess start() {
        ServerProcess server = launch();
        server.awaitReady();
        return server;
    }

    /** Starts it without waiting: it may die before it is ready. */
    public ServerProcess launch() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("TANDEM_DATA_DIR", dataDir.toString());
        all.put("TANDEM_HTTP_PORT", Integer.toString(port));
        all.putIfAbsent("TANDEM_SMTP_PORT", "0");
        all.put("TANDEM_EMULATOR_PORT", Integer.toString(emulatorPort));
        return new ServerProcess(
                new JavaProgram("server", "dev.tandem.server.TandemServer", List.of(), all).start(), port);
    }

    /** Unpacking them takes seconds, and is not what scenarios are about; the test of the launcher does it as users do. */
    private static void shareProgramsOfPostgres(Path dataDir) {
        try {
            Path programs = Workplace.folder("postgres-programs");
            Files.createSymbolicLink(dataDir.resolve("postgres-programs"), programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
