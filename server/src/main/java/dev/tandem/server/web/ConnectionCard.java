package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Email (2-way sync)" of the reader in the current sub-account (R02).
 *
 * @param refusal why the last try to connect failed, absent if it did not
 * @param missing names of the permissions that were not granted (R05), or all that were when connected
 */
public record ConnectionCard(
        State state, @Nullable Mailbox mailbox, @Nullable Refusal refusal, List<String> missing) {

    /** What the badge says. */
    public enum State {
        NOT_CONNECTED,
        CONNECTED,
        CATCHING_UP,
        AWAITING_CONSENT
    }

    /**
     * The connected mailbox.
     *
     * @param pushUntil when the subscription is renewed, absent if push is silent
     * @param sent emails that left from it in 24 hours, out of {@code limit} (R46)
     * @param judged emails with a verdict, out of {@code seen} (R81)
     * @param comparison how Gmail's own list compares with that
     */
    public record Mailbox(
            String address,
            Instant since,
            @Nullable Instant lastSynced,
            @Nullable Instant pushUntil,
            long pollSeconds,
            long sent,
            long limit,
            long judged,
            long seen,
            Comparison comparison) {

        /** How much of the meter is filled, from 0 to 100. */
        public long percent() {
            return limit <= 0 ? 0 : Math.min(100, sent * 100 / limit);
        }
    }

    /**
     * Gmail's own list and the verdicts (R81).
     *
     * @param compared when they were last compared, absent before the first time
     * @param caughtUp how many of {@code toCatchUp} emails that an expired history had missed have their verdict; 0 of 0 if none was missed
     * @param parked emails that could not be judged (F11)
     */
    public record Comparison(@Nullable Instant compared, long caughtUp, long toCatchUp, long parked) {}

    /** Why nothing was connected. */
    public enum Refusal {
        DENIED,
        PERMISSIONS_MISSING,
        STATE_UNKNOWN,
        OTHER_ADDRESS,
        UNREACHABLE
    }
}
