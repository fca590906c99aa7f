package dev.tandem.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived its server, because the server was killed and could not stop it. It keeps the data files open, so a
 * second one would refuse to start beside it.
 */
final class OrphanedPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostmaster.class);
    private static final Duration FAST_SHUTDOWN_MAX = Duration.ofSeconds(20);

    private OrphanedPostmaster() {}

    /**
     * Stops the one that runs on these data files, if any, and forgets its pid file. A pid can belong to another program by now:
     * only a process whose command line names our files is ours.
     *
     * @param files the cluster's directory, absolute
     */
    static void stop(Path files) throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan =
                pidIn(pidFile).flatMap(ProcessHandle::of).filter(it -> runsOn(files, it));
        if (orphan.isPresent()) {
            LOG.info("Stopping the PostgreSQL that a killed server left behind");
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pidIn(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }

    private static boolean runsOn(Path files, ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().orElse("").contains(files.toString());
    }

    /** Asks for PostgreSQL's "fast shutdown" (SIGINT): it drops its clients, who are dead anyway, and writes everything down. */
    private static void stop(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                    .start()
                    .waitFor();
            postmaster.onExit().get(FAST_SHUTDOWN_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            postmaster.destroyForcibly(); // safe: what was committed is in its write-ahead log
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping the PostgreSQL that a killed server left behind", e);
        }
    }
}
