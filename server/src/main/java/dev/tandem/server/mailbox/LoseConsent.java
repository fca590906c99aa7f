package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R74: Google no longer accepts the consent. Noted once, and told to everybody who is connected to the mailbox (F39). */
@Component
public class LoseConsent {

    private final MailboxStore mailboxes;
    private final ChangeLog changes;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    LoseConsent(
            MailboxStore mailboxes,
            ChangeLog changes,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.changes = changes;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** From now on the mailbox waits for a new consent. */
    public void run(MailboxId mailbox) {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            if (mailboxes.loseConsent(mailbox, now)) {
                List<ConnectedUser> connected = mailboxes.connectedUsers(mailbox);
                connected.forEach(each -> tell(each, now));
                events.publishEvent(new ConsentLost(mailbox, connected, now));
            }
        });
    }

    private void tell(ConnectedUser connected, Instant now) {
        Subject subject =
                Subject.ofUser(Kind.CONNECTION_CHANGED, connected.user().value());
        changes.append(connected.subAccount(), subject, now);
        changes.append(
                connected.subAccount(),
                Subject.ofUser(Kind.MAILBOX_CONSENT_LOST, connected.user().value()),
                now);
    }
}
