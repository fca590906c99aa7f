package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.identity.MemberLeft;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R71, R72: ends a user's connection in a sub-account. What was synced stays; other users notice nothing (R01). */
@Component
public class DisconnectMailbox {

    private final MailboxStore mailboxes;
    private final ChangeLog changes;
    private final LeaveMailbox leave;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    DisconnectMailbox(
            MailboxStore mailboxes,
            ChangeLog changes,
            LeaveMailbox leave,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.changes = changes;
        this.leave = leave;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Ends the connection; false if there was none. */
    public boolean run(SubAccountId subAccount, UserId user) {
        Optional<MailboxId> mailbox = Optional.ofNullable(
                transaction.execute(status -> end(subAccount, user).orElse(null)));
        mailbox.ifPresent(leave::run);
        return mailbox.isPresent();
    }

    /** R75: in the transaction that ends the membership; the mailbox itself is left afterwards, by the loop that leaves mailboxes. */
    @EventListener
    void end(MemberLeft gone) {
        end(gone.subAccount(), gone.user());
    }

    private Optional<MailboxId> end(SubAccountId subAccount, UserId user) {
        Optional<MailboxId> mailbox = mailboxes.disconnect(subAccount, user, clock.instant());
        mailbox.ifPresent(ended ->
                changes.append(subAccount, Subject.ofUser(Kind.CONNECTION_CHANGED, user.value()), clock.instant()));
        return mailbox;
    }
}
