package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxSignal;
import dev.tandem.server.mailbox.MailboxStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a person may have done at once that would be done by itself sooner or later: looking into the mailbox, and comparing it with its
 * ledger (R81). Gmail's wish to be left alone is kept all the same.
 */
@Component
public class AskMailbox {

    private final MailboxStore mailboxes;
    private final ReconciliationStore runs;
    private final MailboxSignal signal;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    AskMailbox(
            MailboxStore mailboxes,
            ReconciliationStore runs,
            MailboxSignal signal,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.runs = runs;
        this.signal = signal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks into the mailbox of this connection now; false where there is none. */
    public boolean look(SubAccountId subAccount, UserId user) {
        Optional<MailboxId> mailbox = connected(subAccount, user);
        mailbox.ifPresent(this::look);
        return mailbox.isPresent();
    }

    /** Compares all of Gmail's own list with the ledger now; false where there is no connection. */
    public boolean compare(SubAccountId subAccount, UserId user) {
        Optional<MailboxId> mailbox = connected(subAccount, user);
        mailbox.ifPresent(this::compare);
        return mailbox.isPresent();
    }

    private Optional<MailboxId> connected(SubAccountId subAccount, UserId user) {
        return mailboxes
                .connectionOf(subAccount, user)
                .map(connection -> connection.mailbox().id());
    }

    private void look(MailboxId mailbox) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> mailboxes.hint(mailbox, now));
        signal.wake(mailbox);
    }

    /** Also for operators, who see mailboxes and not connections. */
    public void compare(MailboxId mailbox) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            runs.want(mailbox, now);
            mailboxes.hint(mailbox, now);
        });
        signal.wake(mailbox);
    }
}
