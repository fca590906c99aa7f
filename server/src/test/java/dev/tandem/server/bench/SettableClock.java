package dev.tandem.server.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Stands still until a test moves it. */
public final class SettableClock implements InstantSource {

    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets this much time pass. */
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
