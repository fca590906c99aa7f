package dev.tandem.server.postgres;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a node is believed to be working without being heard of. By the database's clock, because nodes' clocks differ. Leases keep
 * nodes out of each other's way; what must never happen even if one wakes from a long sleep is kept by conditions in the writes.
 */
final class Lease {

    /** Several times the interval at which nodes say that they are alive; after a crash nothing waits longer (F32). */
    static final Duration TIME = Duration.ofSeconds(4);

    private Lease() {}

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** The one row's one column, in seconds; empty for null. */
    static Optional<Duration> wait(JdbcClient.StatementSpec query) {
        return query.query((row, n) -> Optional.ofNullable(row.getObject(1, Double.class)))
                .single()
                .map(seconds -> Duration.ofMillis((long) Math.ceil(seconds * 1000)));
    }
}
