package dev.tandem.scenarios.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL that keeps its promises to the disk and dies as after a power cut, again and again, on the same files and port. */
public final class MortalPostgres implements AutoCloseable {

    private static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration DEATH_MAX = Duration.ofSeconds(30);

    private final Path files;
    private final int port;
    private EmbeddedPostgres running;

    private MortalPostgres(Path files, int port) {
        this.files = files;
        this.port = port;
        this.running = launch();
    }

    /** Starts an empty one; its files stay in {@code target} under this name. */
    public static MortalPostgres start(String name) {
        return new MortalPostgres(Workplace.emptyFolder(name).resolve("files"), Workplace.freePort());
    }

    /** Makes a server use it. */
    public ServerSetup usedBy(ServerSetup setup) {
        return setup.with("TANDEM_DATABASE_URL", running.getJdbcUrl("postgres", "postgres"))
                .with("TANDEM_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** PostgreSQL's "immediate" shutdown: nothing is written down, every client is cut off; then it recovers from its log. */
    public synchronized void restartImmediately() {
        ProcessHandle postmaster = postmaster();
        Signals.quit(postmaster.pid());
        try {
            postmaster.onExit().get(DEATH_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        close();
        running = launch();
    }

    /** The process whose children are all of PostgreSQL. */
    public ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(files.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres launch() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Workplace.folder("postgres-programs")
                            .resolve("unpacked")
                            .toFile())
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(READY_MAX)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
