package dev.tandem.core.inbound;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** When a mailbox is compared with the ledger, and what a complete listing lets one conclude (R81, F04, F22). */
public final class ReconciliationRules {

    /** What came lately is compared so often. */
    public static final Duration RECENT_EVERY = Duration.ofHours(1);

    /** Everything since the connection is compared so often. */
    public static final Duration WHOLE_EVERY = Duration.ofHours(24);

    /** So far a short comparison reaches back behind the last whole one. */
    public static final Duration OVERLAP = Duration.ofDays(2);

    /** What came so lately is left to history, which may not have told of it yet. */
    public static final Duration LEFT_TO_HISTORY = Duration.ofMinutes(1);

    /** The labels that a comparison lists, and about which it may say that a message has lost them. */
    public static final Set<Label> COMPARED = Set.of(Label.SPAM, Label.TRASH, Label.UNREAD, Label.STARRED, Label.INBOX);

    private ReconciliationRules() {}

    /** Which comparison is next. */
    public static Kind next(Optional<Instant> lastWhole, Instant now) {
        return lastWhole.filter(last -> now.isBefore(last.plus(WHOLE_EVERY))).isPresent() ? Kind.RECENT : Kind.WHOLE;
    }

    /**
     * What is listed: never anything from before the connection (R06). After an expired history everything up to now, because history goes
     * on only from there; otherwise nothing that history may just be telling of.
     *
     * @param baseline of the earliest connection
     * @param lastWhole when the last whole comparison began
     * @param begunAt when this one begins
     */
    public static Stretch stretch(Kind kind, Instant baseline, Optional<Instant> lastWhole, Instant begunAt) {
        return switch (kind) {
            case EXPIRED -> new Stretch(baseline, Optional.empty());
            case WHOLE -> new Stretch(baseline, Optional.of(begunAt.minus(LEFT_TO_HISTORY)));
            case RECENT -> new Stretch(lately(baseline, lastWhole), Optional.of(begunAt.minus(LEFT_TO_HISTORY)));
        };
    }

    private static Instant lately(Instant baseline, Optional<Instant> lastWhole) {
        return lastWhole
                .map(last -> last.minus(OVERLAP))
                .filter(baseline::isBefore)
                .orElse(baseline);
    }

    /**
     * What a complete listing says about the labels of a message that it met.
     *
     * @param held what the mailbox was known to hold
     * @param listed those of {@link #COMPARED} under which it was listed
     * @return empty where nothing has to be corrected
     */
    public static Optional<LabelChange> correction(GmailMessageId message, Set<Label> held, Set<Label> listed) {
        Set<Label> added = new HashSet<>(listed);
        added.removeAll(held);
        Set<Label> removed = new HashSet<>(held);
        removed.retainAll(COMPARED);
        removed.removeAll(listed);
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(new LabelChange(message, added, removed));
    }

    /**
     * Whether it has to be asked for by its id, because no page showed it. Only after every page was read; only if it was there before the
     * first page, and belongs to the time that was listed. Pages shift while one turns them, so absence alone says nothing yet.
     *
     * @param step how far the comparison has come
     * @param begunAt when it began
     */
    public static boolean isMissing(Step step, Instant begunAt, Stretch stretch, Sighting sighting) {
        return step == Step.CONCLUSIONS
                && !sighting.listed()
                && sighting.metAt().isBefore(begunAt)
                && stretch.contains(sighting.receivedAt());
    }

    /**
     * F03: how much of what an expired history had missed has its verdict; empty once all of it has.
     *
     * @param found messages of the run that the ledger did not know
     * @param pending messages of the mailbox that have no verdict yet
     */
    public static Optional<Progress> progress(Kind kind, Step step, long found, long pending) {
        return kind == Kind.EXPIRED && (step.meets() || (pending > 0 && found > 0))
                ? Optional.of(new Progress(Math.max(0, found - pending), found))
                : Optional.empty();
    }

    /** "312 of 900"; the total grows while messages are still being met. */
    public record Progress(long done, long total) {}

    /**
     * A stretch of time in which messages were received.
     *
     * @param since the first moment that belongs to it
     * @param until the first moment that does not, if it ends
     */
    public record Stretch(Instant since, Optional<Instant> until) {

        /** Whether a moment belongs to it. */
        public boolean contains(Instant moment) {
            return !moment.isBefore(since)
                    && until.filter(end -> !moment.isBefore(end)).isEmpty();
        }
    }

    /**
     * A message that the mailbox was known to hold, in the light of a comparison.
     *
     * @param listed whether a page showed it
     * @param metAt when the ledger met it
     * @param receivedAt when the mailbox received it
     */
    public record Sighting(boolean listed, Instant metAt, Instant receivedAt) {}
}
