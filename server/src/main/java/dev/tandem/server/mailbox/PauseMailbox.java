package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Pauses a connection, and resumes it. While it is paused nothing comes in through it, nothing is told to Gmail and nobody can write
 * through it; what was sent before still leaves. What came meanwhile is judged when it is resumed, as if it had come then (R80).
 */
@Component
public class PauseMailbox {

    private final MailboxStore mailboxes;
    private final ChangeLog changes;
    private final MailboxSignal signal;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    PauseMailbox(
            MailboxStore mailboxes,
            ChangeLog changes,
            MailboxSignal signal,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.changes = changes;
        this.signal = signal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Nothing happens where there is no connection, or it is so already. */
    public void run(SubAccountId subAccount, UserId user, boolean paused) {
        Optional<MailboxId> changed = Optional.ofNullable(
                transaction.execute(status -> write(subAccount, user, paused).orElse(null)));
        changed.filter(mailbox -> !paused).ifPresent(signal::wake);
    }

    private Optional<MailboxId> write(SubAccountId subAccount, UserId user, boolean paused) {
        Instant now = clock.instant();
        Optional<MailboxId> changed = mailboxes.pause(subAccount, user, paused, now);
        changed.ifPresent(mailbox -> {
            mailboxes.hint(mailbox, now);
            changes.append(subAccount, Subject.ofUser(Kind.CONNECTION_CHANGED, user.value()), now);
        });
        return changed;
    }
}
