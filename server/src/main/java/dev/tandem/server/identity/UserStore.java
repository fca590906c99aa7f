package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Keeps agencies and users. Writing methods are called inside a use case's transaction. */
public interface UserStore {

    /** Whether nobody has ever been here; until the transaction ends, nobody else can become the first. */
    boolean empty();

    /** Adds an agency. */
    UUID addAgency(String name, Instant now);

    /** One user. */
    Optional<User> find(UserId user);

    /** The user who logs in with this address, compared as R28 says. */
    Optional<User> withLogin(EmailAddress address);

    /** The stored password, encoded; empty while an invitation waits. */
    Optional<String> passwordHash(UserId user);

    /** Adds a user; empty when somebody has this login already. */
    Optional<UserId> add(NewUser user, Instant now);

    /** Sets the encoded password. */
    void setPassword(UserId user, String passwordHash);

    /** Changes what users say about themselves. */
    void change(UserId user, Profile profile);

    /** A user about to be added, as yet without a password. */
    record NewUser(UUID agencyId, String loginAddress, boolean agencyAdmin, Profile profile) {}

    /** What users say about themselves. */
    record Profile(String name, Language language, ZoneId timeZone, Look look, int undoSeconds) {

        /** Long enough to see a mistake, short enough to forget it (R52). */
        public static final int UNDO_SECONDS = 10;

        public static final int UNDO_SECONDS_MAX = 60;

        /** A profile with the usual time to take an email back. */
        public Profile(String name, Language language, ZoneId timeZone, Look look) {
            this(name, language, timeZone, look, UNDO_SECONDS);
        }
    }
}
