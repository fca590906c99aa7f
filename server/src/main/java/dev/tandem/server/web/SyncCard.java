package dev.tandem.server.web;

import dev.tandem.server.web.ConnectionCard.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reader's mailbox in a corner of Conversations.
 *
 * @param address absent without a connection
 * @param sent emails that left from the mailbox in 24 hours, out of {@code limit} (R46)
 */
public record SyncCard(
        @Nullable String address, State state, @Nullable Instant lastSynced, long sent, long limit) {

    /** How much of the meter is filled, from 0 to 100. */
    public long percent() {
        return limit <= 0 ? 0 : Math.min(100, sent * 100 / limit);
    }
}
