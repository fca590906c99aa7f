package dev.tandem.server.web;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session remembers of its person.
 *
 * @param user who sits there
 * @param inNameOf whose eyes are borrowed under "Log in as user" (R03)
 */
record SignedIn(UUID user, @Nullable UUID inNameOf) implements Principal, Serializable {

    @Override
    public String getName() {
        return user.toString();
    }
}
