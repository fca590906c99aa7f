package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.MailboxId;

/** What each connection sees of its mailbox's ledger, counted as the ledger changes and not when somebody asks. */
public interface LedgerTally {

    /** Whether a connection of the mailbox was never counted; it is counted row by row until then. */
    boolean hasUncounted(MailboxId mailbox);

    /** Counts those for the first time; called in a transaction of its own, because writers of the ledger wait meanwhile. */
    void count(MailboxId mailbox);

    /** Sums up what was added since. */
    void sumUp(MailboxId mailbox);

    /** All connections together; over all sub-accounts by purpose. */
    Totals totals();

    /**
     * What all connections see.
     *
     * @param gapsRepaired emails that only a comparison found, ever (R81)
     */
    record Totals(long seen, long judged, long parked, long gapsRepaired) {}
}
