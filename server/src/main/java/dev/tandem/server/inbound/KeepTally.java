package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.MailboxId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the tally of a mailbox's ledger short, and begins it for new connections. */
@Component
class KeepTally {

    private final LedgerTally tally;
    private final TransactionOperations transaction;

    KeepTally(LedgerTally tally, TransactionOperations transaction) {
        this.tally = tally;
        this.transaction = transaction;
    }

    void run(MailboxId mailbox) {
        if (tally.hasUncounted(mailbox)) {
            transaction.executeWithoutResult(status -> tally.count(mailbox));
        }
        tally.sumUp(mailbox);
    }
}
