package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.util.Optional;

/**
 * Who is asking.
 *
 * @param user whose eyes, rights and name count
 * @param behind who really sits there, present only under "Log in as user" (R03)
 */
public record Actor(User user, Optional<User> behind) {

    /** Somebody as themselves. */
    public static Actor self(User user) {
        return new Actor(user, Optional.empty());
    }

    /** The user who counts. */
    public UserId id() {
        return user.id();
    }

    /** Who has to answer for what is done now. */
    public User accountable() {
        return behind.orElse(user);
    }

    /** Runs the agency; under "Log in as user" only if both people do, so that nobody gains rights by it. */
    public boolean agencyAdmin() {
        return user.agencyAdmin() && accountable().agencyAdmin();
    }
}
