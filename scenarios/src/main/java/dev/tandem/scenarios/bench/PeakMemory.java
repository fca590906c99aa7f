package dev.tandem.scenarios.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Looks again and again how much memory a process holds, as the operating system counts it. */
final class PeakMemory implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final long pid;
    private final Thread looking;
    private volatile boolean over;
    private volatile long peakKilobytes;

    PeakMemory(ProcessHandle process) {
        this.pid = process.pid();
        this.looking = Thread.startVirtualThread(this::look);
    }

    long megabytes() {
        return peakKilobytes / 1024;
    }

    private void look() {
        while (!over) {
            peakKilobytes = Math.max(peakKilobytes, residentKilobytes());
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long residentKilobytes() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? 0 : Long.parseLong(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        looking.interrupt();
    }
}
