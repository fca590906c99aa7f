package dev.tandem.scenarios.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What all processes together occupy; pages that several share count once (PSS). Known on Linux only. */
final class Memory implements AutoCloseable {

    private static final long LOOK_AFTER_MILLIS = 2_000;
    private static final long KIB_OF_A_MIB = 1_024;

    private final Machines machines;
    private final Thread reading;
    private volatile long mostKib;
    private volatile boolean over;

    Memory(Machines machines) {
        this.machines = machines;
        this.reading = Thread.startVirtualThread(() -> {
            while (!over) {
                mostKib = Math.max(mostKib, nowKib());
                Pause.millis(LOOK_AFTER_MILLIS);
            }
        });
    }

    /** The most at once, in MiB; 0 where the system does not say. */
    long mostMib() {
        return mostKib / KIB_OF_A_MIB;
    }

    private long nowKib() {
        try {
            return machines.processes().mapToLong(Memory::pssKib).sum();
        } catch (RuntimeException restarting) {
            return 0;
        }
    }

    private static long pssKib(ProcessHandle process) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"));
            return lines.stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
