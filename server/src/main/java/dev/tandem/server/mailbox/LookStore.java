package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When each mailbox is looked into next, and which node does it. A node holds a lease while it looks, so that no two look into one
 * mailbox at once (F32); the lease of a node that is not heard of any more ends within seconds.
 */
public interface LookStore {

    /**
     * Notes what a notice told. True if it tells of something new; one that is stale, late or a repetition changes nothing but the
     * belief that push works (F27).
     */
    boolean notice(MailboxId mailbox, HistoryCursor told, Instant now);

    /** Makes every mailbox due that is not limited: what was told while nobody listened may be lost. */
    void allAreDue(Instant now);

    /** Takes mailboxes whose time has come, the longest due first, and with each the hint that made it due (F28). */
    List<Claimed> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** How long until a mailbox can be claimed, if nobody hints; empty if there is none. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** How a mailbox stands. */
    Standing standing(MailboxId mailbox);

    /** Writes how a look ended and gives the lease back; nothing if the lease is not this node's any more. */
    void finish(NodeId node, Ended ended, Instant now);

    /**
     * Gives the lease back after a turn that left work undone, or that found no units; nothing has failed. Until a look reads to the end, or
     * a hint comes, mailboxes with less to do go first (F37).
     */
    void goOn(NodeId node, MailboxId mailbox, Instant at, Instant now);

    /** Gives the lease back and changes nothing else. */
    void giveBack(NodeId node, MailboxId mailbox);

    /** Notes that a watch is being asked for: until a notice comes, push is not relied on. */
    void watchAsked(MailboxId mailbox);

    /** Notes until when notices are promised, and when to ask again. */
    void watched(MailboxId mailbox, Instant until, Instant dueAt);

    /** Notes that no watch came of it, and when to ask again. */
    void notWatched(MailboxId mailbox, Instant dueAt);

    /** A mailbox in this node's hands, as it stood when it was claimed. */
    record Claimed(MailboxId mailbox, HistoryCursor cursor, Watching watching) {}

    /**
     * What is known of push.
     *
     * @param until end of the watch, if there is one
     * @param dueAt when to ask for the next one
     * @param unannounced looks in a row that found what no notice had told of; also counts a watch that no notice has confirmed yet
     */
    record Watching(Optional<Instant> until, Instant dueAt, int unannounced) {

        /** Whether notices can be relied on. */
        public boolean works(Instant now) {
            return unannounced == 0 && until.filter(now::isBefore).isPresent();
        }
    }

    /**
     * How a mailbox stands after a look.
     *
     * @param noticedCursor the newest point that a notice told of
     * @param noticedAt when the last notice came
     * @param failedLooks looks in a row that could not be finished, before this one
     */
    record Standing(
            HistoryCursor cursor,
            Optional<HistoryCursor> noticedCursor,
            Optional<Instant> noticedAt,
            Watching watching,
            int failedLooks) {}

    /**
     * How a look ended.
     *
     * @param seen the standing that the decision was made on
     * @param next when to look again, unless a hint comes
     * @param readToEnd whether everything new is in
     * @param limitedUntil the provider's own wish to be left alone, where something failed there
     */
    record Ended(
            MailboxId mailbox,
            Standing seen,
            Instant next,
            boolean readToEnd,
            boolean unannounced,
            Optional<Instant> limitedUntil) {}
}
