package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far the comparison of a mailbox with its ledger has come (R81), and what it saw. Writing methods are called inside a use case's
 * transaction, by the node that holds the mailbox's lease.
 */
public interface ReconciliationStore {

    /** The comparison under way, or the last one; empty before the first. */
    Optional<Run> find(MailboxId mailbox);

    /** Makes the first comparison due later; nothing where there was one. */
    void schedule(MailboxId mailbox, Instant at);

    /** Makes a whole one due now; one that is under way goes on at once. */
    void want(MailboxId mailbox, Instant now);

    /** Begins one in place of any other. */
    Run begin(MailboxId mailbox, Beginning beginning, Instant now);

    /**
     * Writes down what a page showed: unknown messages become arrivals, and so do those that only their labels had kept out and that are
     * shown among the rest (R17, F15), or that were believed gone. Says how many there are of them; known ones are not touched (F19).
     */
    int meet(MailboxId mailbox, Run run, MessagePage page, Instant now);

    /** Notes on the copies of a page that they are there, and under which label. */
    void see(MailboxId mailbox, Run run, MessagePage page);

    /** Goes on to a place; nothing if the run stands at another one by now. False then. */
    boolean advance(MailboxId mailbox, Run from, Place to);

    /** When the next turn may be. */
    void pause(MailboxId mailbox, Run run, Instant until);

    /** Ends a run. */
    void end(MailboxId mailbox, Run run, Instant nextTurnAt, Instant now);

    /** Copies whose labels differ from those they were listed under, as far as nobody told of them since. */
    List<Differing> differing(MailboxId mailbox, Run run, int limit);

    /** Their labels are settled. */
    void settled(MailboxId mailbox, Set<GmailMessageId> messages);

    /** Copies that no page showed. */
    List<Unseen> unseen(MailboxId mailbox, Run run, int limit);

    /** They are there, whatever the pages showed. */
    void seen(MailboxId mailbox, Run run, Set<GmailMessageId> messages);

    /**
     * A comparison.
     *
     * @param number counts up with every comparison of the mailbox
     * @param standing where history goes on once every message is met
     * @param lastWholeAt when the last whole one that came to its end began
     * @param nextTurnAt when to go on, or to begin the next one
     */
    record Run(
            long number,
            Kind kind,
            Place place,
            Stretch stretch,
            Instant begunAt,
            Optional<HistoryCursor> standing,
            Optional<Instant> lastWholeAt,
            Instant nextTurnAt) {

        /** Whether it is under way. */
        public boolean goesOn() {
            return place.step() != Step.DONE;
        }

        /** Whether messages are still being met after an expired history. */
        public boolean isFillingIn() {
            return kind == Kind.EXPIRED && place.step().meets();
        }
    }

    /**
     * A place in a comparison.
     *
     * @param page token of the next page; empty for the first one
     * @param listed messages met up to here
     * @param found unknown ones among them
     */
    record Place(Step step, Optional<String> page, long listed, long found) {}

    /** What a comparison begins with. */
    record Beginning(Kind kind, Stretch stretch, Optional<HistoryCursor> standing) {}

    /** A copy whose labels are not as they were listed. */
    record Differing(GmailMessageId message, Set<Label> held, Set<Label> listed) {}

    /** A copy that was not shown. */
    record Unseen(GmailMessageId message, Instant metAt, Instant receivedAt) {}
}
