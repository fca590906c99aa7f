package dev.tandem.scenarios.harness;

import java.time.Duration;

/** The server, with the PostgreSQL that it brings along. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(2);

    private final Running running;
    private final int port;

    ServerProcess(Running running, int port) {
        this.running = running;
        this.port = port;
    }

    /** Waits until it says that it is ready; fails at once if it dies instead. */
    public void awaitReady() {
        running.awaitReady(() -> Web.answers(url() + "/actuator/health/readiness"), READY_MAX);
    }

    /** Without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The process, to kill it or to wait for its end. */
    public Running running() {
        return running;
    }

    @Override
    public void close() {
        running.close();
    }
}
