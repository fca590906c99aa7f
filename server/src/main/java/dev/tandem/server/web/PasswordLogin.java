package dev.tandem.server.web;

import dev.tandem.server.identity.LogIn;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Takes the login form to {@link LogIn} and keeps in the session only who it was. */
@Component
class PasswordLogin implements AuthenticationProvider {

    private final LogIn logIn;

    PasswordLogin(LogIn logIn) {
        this.logIn = logIn;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String from = asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return switch (logIn.with(asked.getName(), String.valueOf(asked.getCredentials()), from)) {
            case LogIn.Known known -> session(new SignedIn(known.user().id().value(), null));
            case LogIn.Unknown unknown ->
                throw new BadCredentialsException("address and password do not belong together");
            case LogIn.TooManyAttempts many -> throw new LockedException("too many attempts");
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** What a session holds. */
    static Authentication session(SignedIn signedIn) {
        return UsernamePasswordAuthenticationToken.authenticated(
                signedIn, null, List.of(new SimpleGrantedAuthority("ROLE_USER")));
    }
}
