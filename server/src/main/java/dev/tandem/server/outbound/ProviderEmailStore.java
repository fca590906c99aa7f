package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.provider.Provider.Envelope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps emails that leave through a provider as messages of a conversation. Called inside a use case's transaction. */
public interface ProviderEmailStore {

    /** Writes the message, its thread where it opens one, and its delivery; false and nothing if the occasion had its email already. */
    boolean file(NewProviderEmail email, Instant notBefore, Instant now);

    /** The user wants a failed one tried again; false if this message is none (R43). */
    boolean retry(SubAccountId subAccount, UUID message, Instant now);

    /**
     * An email about to be filed, its bytes durable.
     *
     * @param returnToken what its return addresses have in them, where it has any
     * @param identity what makes a copy of it that comes back the same email (R29); its Message-ID is ours and stays
     */
    record NewProviderEmail(
            UUID message,
            ProviderEmail email,
            Kept kept,
            EmailIdentity identity,
            Envelope envelope,
            Optional<String> returnToken) {}
}
