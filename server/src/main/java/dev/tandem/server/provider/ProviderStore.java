package dev.tandem.server.provider;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/** Keeps the provider of each sub-account. */
public interface ProviderStore {

    /** The provider that was set up here, if one was. */
    Optional<Stored> find(SubAccountId subAccount);

    /** Sets it up, or another in its place. */
    void put(SubAccountId subAccount, Stored provider, Instant now);

    /** A provider as stored; the password is sealed. */
    record Stored(
            String host,
            int port,
            ProviderSettings.Security security,
            Optional<SealedLogin> login,
            EmailAddress from,
            Optional<String> replyDomain,
            boolean answersToAssigned) {}

    /**
     * A login whose password is sealed.
     *
     * @param password base64 of it
     */
    record SealedLogin(String user, String password) {}
}
