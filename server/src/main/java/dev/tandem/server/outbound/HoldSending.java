package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R46: a user lets an email wait that exceeded the day's limit; it leaves by itself when its turn comes. */
@Component
public class HoldSending {

    private final SendingStore sendings;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    HoldSending(SendingStore sendings, TransactionOperations transaction, InstantSource clock) {
        this.sendings = sendings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False if the message is none of this sub-account that failed with a time at which it may be tried again. */
    public boolean run(SubAccountId subAccount, UUID message) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> sendings.holdFailed(subAccount, message, clock.instant())));
    }
}
