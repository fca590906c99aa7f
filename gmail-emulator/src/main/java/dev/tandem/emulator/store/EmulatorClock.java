package dev.tandem.emulator.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The real clock plus an offset that only grows when somebody moves it; the offset survives a restart. */
public final class EmulatorClock implements InstantSource {
    private static final String KEY = "offset";

    private final InstantSource real;
    private final Table<Offset> offsets;

    public EmulatorClock(InstantSource real, Store store) {
        this.real = real;
        this.offsets = store.table("clock", Offset.class);
    }

    @Override
    public Instant instant() {
        return real.instant().plusMillis(offset().toMillis()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How far this clock is ahead of the real one. */
    public Duration offset() {
        Offset offset = offsets.get(KEY);
        return offset == null ? Duration.ZERO : Duration.ofMillis(offset.millis());
    }

    /** To be called within an action of the store. */
    public void advance(Duration by) {
        offsets.put(KEY, new Offset(offset().plus(by).toMillis()));
    }

    record Offset(long millis) {}
}
