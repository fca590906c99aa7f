package dev.tandem.server.inbound;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Messages that were put aside (F11): whose they are to see, and judging them once more. */
@Component
public class RetryParked {

    private final MailboxStore mailboxes;
    private final ParkedStore parked;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    RetryParked(MailboxStore mailboxes, ParkedStore parked, TransactionOperations transaction, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.parked = parked;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The connection that is asked about; empty where there is none.
     *
     * @param owner whose connection; empty for one's own
     * @throws NotAllowed if it is somebody else's and the asker is no admin
     */
    public Optional<ConnectionState> connection(Access access, Optional<UserId> owner) {
        UserId user = owner.orElseGet(access::userId);
        if (!user.equals(access.userId()) && !access.admin()) {
            throw new NotAllowed("parked");
        }
        return mailboxes.connectionOf(access.subAccountId(), user);
    }

    /**
     * Has one, or all, judged once more. Says how many; empty where there is no connection.
     *
     * @param owner as above
     * @throws NotAllowed as above
     */
    public OptionalInt run(Access access, Optional<UserId> owner, Optional<GmailMessageId> message) {
        return connection(access, owner)
                .map(connection -> OptionalInt.of(retry(connection, message)))
                .orElseGet(OptionalInt::empty);
    }

    private int retry(ConnectionState connection, Optional<GmailMessageId> message) {
        Integer retried =
                transaction.execute(status -> parked.retry(connection.connectionId(), message, clock.instant()));
        return retried == null ? 0 : retried;
    }
}
