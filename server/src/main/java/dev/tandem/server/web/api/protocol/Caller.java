package dev.tandem.server.web.api.protocol;

import dev.tandem.server.identity.User;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Whoever calls the API: always a user as themselves, because "Log in as user" does not exist for programs.
 *
 * @param secret the token that was shown; empty at the one place where a password is
 */
public record Caller(User user, Optional<String> secret) {

    /** Who calls now; empty before it is known. */
    static Optional<Caller> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
    }

    @Override
    public String toString() {
        return "Caller[" + user.id() + "]";
    }
}
