package dev.tandem.scenarios.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A process that was started, with its log. */
public final class Running implements AutoCloseable {

    private static final List<Running> ALL = new CopyOnWriteArrayList<>();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration END_MAX = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String name;
    private final Process process;
    private final Path log;

    private Running(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** How the logs of all that were started and not ended by us end. */
    public static String logTails(int lines) {
        return ALL.stream().map(running -> running.logTail(lines)).collect(Collectors.joining("\n"));
    }

    /** Starts it; what it says goes to a log of its own under {@code target/logs}. */
    public static Running of(String name, ProcessBuilder builder) {
        Path log = Workplace.folder("logs").resolve("%03d-%s.log".formatted(NUMBER.incrementAndGet(), name));
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        Running running = new Running(name, JavaProgram.launch(builder), log);
        ALL.add(running);
        return running;
    }

    /** Asks again and again, until it is ready; fails at once if it has ended meanwhile. */
    public void awaitReady(BooleanSupplier ready, Duration max) {
        await(name + " is ready")
                .atMost(max)
                .pollInterval(LOOK_EVERY)
                .failFast(() -> assertThat(process.isAlive())
                        .as("%s lives; its log ends so:%n%s", name, logTail(30))
                        .isTrue())
                .until(ready::getAsBoolean);
    }

    /** Waits until it has ended by itself, and says with which code. */
    public int awaitEnd(Duration max) {
        try {
            boolean ended = process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(ended)
                    .as("%s has ended within %s; its log ends so:%n%s", name, max, logTail(30))
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(END_MAX);
    }

    /** Asks it to end, and waits until it has. */
    public void stop() {
        process.destroy();
        awaitEnd(END_MAX);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Everything it has said so far. */
    public String log() {
        try {
            return Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of what it said, with its name above. */
    private String logTail(int lines) {
        List<String> all = log().lines().toList();
        return "--- %s (%s)%n%s"
                .formatted(name, log, String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size())));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            if (!endedWithin(END_MAX)) {
                process.destroyForcibly();
            }
        }
        ALL.remove(this);
    }

    private boolean endedWithin(Duration max) {
        try {
            return process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
