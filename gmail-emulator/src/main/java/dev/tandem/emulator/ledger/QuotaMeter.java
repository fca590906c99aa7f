package dev.tandem.emulator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts the units of the last minute for each mailbox. */
public final class QuotaMeter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<String, Deque<Charge>> charges = new HashMap<>();

    private record Charge(Instant at, int units) {}

    /** Charges the units unless that would exceed the limit; a limit of 0 means none. */
    public synchronized boolean charge(String address, int units, int limit, Instant now) {
        Deque<Charge> window = window(address, now);
        if (limit > 0 && sum(window) + units > limit) {
            return false;
        }
        window.addLast(new Charge(now, units));
        return true;
    }

    public synchronized int used(String address, Instant now) {
        return sum(window(address, now));
    }

    public synchronized void clear() {
        charges.clear();
    }

    private Deque<Charge> window(String address, Instant now) {
        Deque<Charge> window = charges.computeIfAbsent(address, _ -> new ArrayDeque<>());
        while (!window.isEmpty() && !window.getFirst().at().isAfter(now.minus(WINDOW))) {
            window.removeFirst();
        }
        return window;
    }

    private static int sum(Deque<Charge> window) {
        return window.stream().mapToInt(Charge::units).sum();
    }
}
