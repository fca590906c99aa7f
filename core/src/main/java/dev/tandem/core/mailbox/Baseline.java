package dev.tandem.core.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * The moment a connection was made, told by the provider and not by our clock: nothing older is ever brought in (R06).
 *
 * @param cursor the mailbox's history at that moment, read before anything was listed (F05)
 * @param providerTime the provider's time at that moment, whole seconds
 */
public record Baseline(HistoryCursor cursor, Instant providerTime) {

    /**
     * Whether the connection was made before a message reached the mailbox (R06).
     *
     * @param addedAt where history says it was added; empty when it was met some other way, then its own time decides
     * @param internalDate when the provider took it in
     */
    public boolean precedes(Optional<HistoryCursor> addedAt, Instant internalDate) {
        return addedAt.map(added -> added.isAfter(cursor)).orElseGet(() -> !internalDate.isBefore(providerTime));
    }
}
