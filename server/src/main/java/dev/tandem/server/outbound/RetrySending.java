package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A user asks for a failed email to be tried again, by the same way (R43). What is known of the first try still holds (R45). */
@Component
public class RetrySending {

    private final SendingStore sendings;
    private final ProviderEmailStore providerEmails;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    RetrySending(
            SendingStore sendings,
            ProviderEmailStore providerEmails,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sendings = sendings;
        this.providerEmails = providerEmails;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** False if the message is not a failed one of this sub-account. */
    public boolean run(SubAccountId subAccount, UUID message) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> providerEmails.retry(subAccount, message, clock.instant())
                        || sendings.retry(subAccount, message, clock.instant())));
    }
}
