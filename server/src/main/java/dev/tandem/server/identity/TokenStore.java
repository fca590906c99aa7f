package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps personal access tokens, by their hashes only. */
public interface TokenStore {

    /** Adds a token. */
    AccessToken add(UserId user, String name, String tokenHash, Instant now);

    /** A user's tokens, newest first. */
    List<AccessToken> ofUser(UserId user);

    /** Ends a token of this user; false if there is none. */
    boolean delete(UserId user, UUID token);

    /** Whose token this is; notes its use, at most once per minute. */
    Optional<User> use(String tokenHash, Instant now);

    /** A token without its secret. */
    record AccessToken(UUID tokenId, String name, Instant createdAt, Optional<Instant> lastUsedAt) {}
}
