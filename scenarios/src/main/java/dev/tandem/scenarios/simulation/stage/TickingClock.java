package dev.tandem.scenarios.simulation.stage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of everybody in a story, the server's and Google's alike. It moves when the story says so, and by a microsecond whenever
 * somebody looks: so everything that is written down with its time stands in the order in which it happened.
 */
public final class TickingClock implements InstantSource {

    private static final Instant ONCE_UPON_A_TIME = Instant.parse("2026-11-24T08:00:00Z");

    private Instant now = ONCE_UPON_A_TIME;

    @Override
    public synchronized Instant instant() {
        now = now.plus(1, ChronoUnit.MICROS);
        return now;
    }

    /** Begins anew. */
    synchronized void reset() {
        now = ONCE_UPON_A_TIME;
    }

    /** Lets this much time pass. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
