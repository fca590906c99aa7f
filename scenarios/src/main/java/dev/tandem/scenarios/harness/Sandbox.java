package dev.tandem.scenarios.harness;

/** What {@code ./tandem run} starts: a server with its database, and the emulator beside it. */
public final class Sandbox implements AutoCloseable {

    private final EmulatorProcess emulator;
    private final ServerProcess server;

    private Sandbox(EmulatorProcess emulator, ServerProcess server) {
        this.emulator = emulator;
        this.server = server;
    }

    /** Starts both with nothing stored; the data stays in {@code target} under this name. */
    public static Sandbox start(String name) {
        int door = Workplace.freePort();
        EmulatorProcess emulator = EmulatorProcess.before(door);
        try {
            ServerSetup setup = ServerSetup.fresh(name, emulator)
                    .with("TANDEM_SMTP_PORT", Integer.toString(door))
                    .with("TANDEM_EMULATOR_SMTP_PORT", Integer.toString(emulator.smtpPort()));
            return new Sandbox(emulator, setup.start());
        } catch (RuntimeException | AssertionError e) {
            emulator.close();
            throw e;
        }
    }

    public EmulatorProcess emulator() {
        return emulator;
    }

    public ServerProcess server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        emulator.close();
    }
}
