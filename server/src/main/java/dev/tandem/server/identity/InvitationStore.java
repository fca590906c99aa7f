package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.Optional;

/** Keeps invitations, by the hashes of their tokens only. */
public interface InvitationStore {

    /** Keeps an invitation. */
    void keep(String tokenHash, UserId user, Instant expiresAt);

    /** Who is invited by it, as long as it is open. */
    Optional<User> find(String tokenHash, Instant now);

    /** Uses it up; false if somebody else did, or it has expired. */
    boolean use(String tokenHash, Instant now);
}
