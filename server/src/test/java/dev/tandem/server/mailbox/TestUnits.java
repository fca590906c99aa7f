package dev.tandem.server.mailbox;

import dev.tandem.server.TandemProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;

/** The counting of units, for tests of other rooms. */
public final class TestUnits {

    private TestUnits() {}

    /** One node that counts in this store. */
    public static SpendUnits of(UnitStore store, TandemProperties properties) {
        return of(store, properties, InstantSource.system());
    }

    /** The same at another time. */
    public static SpendUnits of(UnitStore store, TandemProperties properties, InstantSource clock) {
        return new SpendUnits(store, properties, new SimpleMeterRegistry(), clock);
    }
}
