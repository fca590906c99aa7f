package dev.tandem.core.mailbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a connection and its mailbox.
 *
 * @param consented whether Google lets us in
 * @param consentLostAt since when it does not, where the consent was lost and not given up (R74)
 * @param lastLook when a look into the mailbox last came to its end
 * @param failedLooks looks in a row since then that could not be finished
 * @param limitedUntil until when the provider wants to be left alone
 * @param waiting what has no verdict yet
 * @param pausedAt since when its user wants nothing synced; empty while it is
 */
public record HealthFacts(
        boolean consented,
        Optional<Instant> consentLostAt,
        Instant connectedAt,
        Optional<Instant> lastLook,
        int failedLooks,
        Optional<Instant> limitedUntil,
        Waiting waiting,
        Optional<Instant> pausedAt) {

    /**
     * Emails that have no verdict yet.
     *
     * @param readNotDone whether there is more to read than one look could
     * @param since when the oldest of the pending ones was met; empty if none is pending
     */
    public record Waiting(boolean readNotDone, long pending, long judged, long seen, Optional<Instant> since) {}
}
