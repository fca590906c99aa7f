package dev.tandem.server.web;

import dev.tandem.core.mailbox.Health;
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
        CONNECTING,
        CONNECTED,
        CATCHING_UP,
        DELAYED,
        LIMITED,
        AWAITING_CONSENT,
        PAUSED;

        static State of(Health health) {
            return switch (health) {
                case Health.Connecting connecting -> CONNECTING;
                case Health.Connected connected -> CONNECTED;
                case Health.CatchingUp catchingUp -> CATCHING_UP;
                case Health.Delayed delayed -> DELAYED;
                case Health.Limited limited -> LIMITED;
                case Health.AwaitingConsent awaiting -> AWAITING_CONSENT;
                case Health.Paused paused -> PAUSED;
                case Health.Disconnected disconnected -> NOT_CONNECTED;
            };
        }
    }

    /**
     * What the state means, in one sentence.
     *
     * @param word key of the sentence
     * @param moment since when, or until when; absent where the state has no such moment
     */
    public record Meaning(String word, @Nullable Instant moment) {

        static Meaning of(Health health) {
            return switch (health) {
                case Health.Connecting connecting -> new Meaning("CONNECTING", null);
                case Health.Connected(Instant lastLook) -> new Meaning("CONNECTED", lastLook);
                case Health.CatchingUp catchingUp -> new Meaning("CATCHING_UP", null);
                case Health.Delayed(Instant since, Health.Cause cause) -> new Meaning(cause.name(), since);
                case Health.Limited(Instant until) -> new Meaning("LIMITED", until);
                case Health.AwaitingConsent(Instant since) -> new Meaning("AWAITING_CONSENT", since);
                case Health.Paused(Instant since) -> new Meaning("PAUSED", since);
                case Health.Disconnected disconnected -> new Meaning("NOT_CONNECTED", null);
            };
        }
    }

    /**
     * The connected mailbox.
     *
     * @param meaning what its state means
     * @param pushUntil when the subscription is renewed, absent if push is silent
     * @param sent emails that left from it in 24 hours, out of {@code limit} (R46)
     * @param judged emails with a verdict, out of {@code seen} (R81)
     * @param comparison how Gmail's own list compares with that
     * @param stays emails that stay readable when the connection ends
     * @param waiting emails that would not leave any more
     */
    public record Mailbox(
            String address,
            Meaning meaning,
            Instant since,
            @Nullable Instant lastSynced,
            @Nullable Instant pushUntil,
            long pollSeconds,
            long sent,
            long limit,
            long judged,
            long seen,
            Comparison comparison,
            long stays,
            long waiting) {

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
     * @param now whether they are being compared
     */
    public record Comparison(@Nullable Instant compared, long caughtUp, long toCatchUp, long parked, boolean now) {}

    /** Why nothing was connected. */
    public enum Refusal {
        DENIED,
        PERMISSIONS_MISSING,
        STATE_UNKNOWN,
        OTHER_ADDRESS,
        UNREACHABLE
    }
}
