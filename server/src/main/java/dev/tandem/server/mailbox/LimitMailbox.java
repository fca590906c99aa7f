package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.outbound.DailyLimit;
import dev.tandem.server.BadInput;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R46: a user tells how many emails may leave from the mailbox in 24 hours: 500 of a private one, 2,000 of Google Workspace. */
@Component
public class LimitMailbox {

    private final MailboxStore mailboxes;
    private final TransactionOperations transaction;

    LimitMailbox(MailboxStore mailboxes, TransactionOperations transaction) {
        this.mailboxes = mailboxes;
        this.transaction = transaction;
    }

    /**
     * Holds for the mailbox wherever it is connected, for it is one mailbox to Google.
     *
     * @throws BadInput if no mailbox can have this limit
     */
    public void run(SubAccountId subAccount, UserId user, int dailyLimit) {
        if (dailyLimit < 1 || dailyLimit > DailyLimit.PER_DAY_MAX) {
            throw new BadInput("dailyLimit", "subAccount.dailyLimit", DailyLimit.PER_DAY_MAX);
        }
        transaction.executeWithoutResult(status -> mailboxes.limit(subAccount, user, dailyLimit));
    }
}
