package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.LogInAsUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who sits behind a request, looked up once per request. */
@Component
class CurrentActor {

    private static final String KEPT = CurrentActor.class.getName();

    private final LogInAsUser logInAsUser;

    CurrentActor(LogInAsUser logInAsUser) {
        this.logInAsUser = logInAsUser;
    }

    /** Empty before the login, and when the user is gone. */
    Optional<Actor> of(HttpServletRequest request) {
        if (request.getAttribute(KEPT) instanceof Actor actor) {
            return Optional.of(actor);
        }
        Optional<Actor> actor = signedIn().flatMap(this::actor);
        actor.ifPresent(found -> request.setAttribute(KEPT, found));
        return actor;
    }

    /** What the session remembers. */
    static Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return Optional.ofNullable(authentication)
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast);
    }

    private Optional<Actor> actor(SignedIn signedIn) {
        return logInAsUser.resume(
                new UserId(signedIn.user()),
                Optional.ofNullable(signedIn.inNameOf()).map(UserId::new));
    }
}
