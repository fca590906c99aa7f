package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ledger of a mailbox: every message that history told us about, and what became of it. */
public interface ArrivalStore {

    /** Where the mailbox has been read to. */
    HistoryCursor cursor(MailboxId mailbox);

    /** The earliest moment that any connection of this mailbox wants to know about (R06). */
    Optional<Instant> earliestBaseline(MailboxId mailbox);

    /**
     * Writes down what a stretch of history asks for. Repeating it changes nothing.
     *
     * <p>Called in one transaction with {@link #moveCursor} where the stretch is the last one.
     */
    void note(MailboxId mailbox, HistoryPlan plan, Instant now);

    /** Moves the cursor forward, never back (F32). */
    void moveCursor(MailboxId mailbox, HistoryCursor to);

    /** Messages that wait for a verdict and whose time has come, oldest first. */
    List<Waiting> due(MailboxId mailbox, Instant now, int limit);

    /** When the next message wants a verdict, if one waits. */
    Optional<Instant> nextDue(MailboxId mailbox);

    /** It has a verdict in every sub-account concerned. */
    void judged(MailboxId mailbox, GmailMessageId message, Instant now);

    /** It vanished from the mailbox before it could be judged (F13). */
    void gone(MailboxId mailbox, GmailMessageId message, Instant now);

    /** Try again later; waiting for the provider is no failure of the message (F12). */
    void postpone(MailboxId mailbox, GmailMessageId message, Instant until);

    /** It failed by itself; try again later. */
    void failed(MailboxId mailbox, GmailMessageId message, Instant until, String reason);

    /** It failed too often; it waits for a person, and everything behind it goes on (F11). */
    void park(MailboxId mailbox, GmailMessageId message, String reason, Instant now);

    /**
     * Lets messages be judged anew, on what stands then, and wakes the mailbox. Their verdicts stand until there are new ones; what is
     * gone from the mailbox stays gone. Says how many now wait.
     *
     * <p>Called under the lock of the sub-account whose state made the old verdict stale, so that a judgement under way is either
     * finished before or sees what changed.
     */
    int judgeAgain(MailboxId mailbox, Set<GmailMessageId> messages, Instant now);

    /**
     * A message that waits for its verdict.
     *
     * @param attempts how often it has failed by itself
     */
    record Waiting(Candidate candidate, int attempts) {}
}
