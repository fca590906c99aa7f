package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the servers asked of Google, from the emulator's ledger. It forgets in time, so it is read all the while. */
final class Spent {

    private static final long LOOK_AFTER_MILLIS = 1_000;

    private final EmulatedGmail gmail;
    private final Thread reading;
    private final Map<String, Long> callsByMethod = new TreeMap<>();
    private long seen;
    private long units;
    private long faults;
    private volatile boolean over;

    Spent(EmulatedGmail gmail) {
        this.gmail = gmail;
        this.seen = gmail.ledgerNow();
        this.reading = Thread.startVirtualThread(() -> {
            while (!over) {
                read();
                Pause.millis(LOOK_AFTER_MILLIS);
            }
        });
    }

    private synchronized void read() {
        List<JsonNode> entries = gmail.ledgerSince(seen);
        for (JsonNode entry : entries) {
            seen = Math.max(seen, entry.path("seq").asLong());
            units += entry.path("units").asLong();
            faults += entry.path("fault").asBoolean() ? 1 : 0;
            String method = entry.path("method").asString();
            if (method.startsWith("gmail.")) {
                callsByMethod.merge(method, 1L, Long::sum);
            }
        }
    }

    /** Calls of the Gmail API by method. */
    synchronized Map<String, Long> callsByMethod() {
        return Map.copyOf(callsByMethod);
    }

    synchronized long calls() {
        return callsByMethod.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long units() {
        return units;
    }

    synchronized long faults() {
        return faults;
    }

    /** Reads the last entries and stops. */
    void end() {
        over = true;
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        read();
    }
}
