package dev.tandem.server.web.api.protocol;

import dev.tandem.server.identity.IssueToken;
import dev.tandem.server.identity.LogIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells from the Authorization header who calls: by token everywhere, by password only where a token is made. Sessions and cookies count
 * for nothing here.
 */
final class CallerFilter extends OncePerRequestFilter {

    /** R47: 25 MB of attachments are some 35 MB in base64; more is not even read. */
    static final long REQUEST_BYTES_MAX = 48L * 1024 * 1024;

    private final IssueToken tokens;
    private final LogIn logIn;
    private final WriteProblem writeProblem;
    private final SecurityContextRepository contexts;

    CallerFilter(IssueToken tokens, LogIn logIn, WriteProblem writeProblem, SecurityContextRepository contexts) {
        this.tokens = tokens;
        this.logIn = logIn;
        this.writeProblem = writeProblem;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getContentLengthLong() > REQUEST_BYTES_MAX) {
                throw Refusal.of(ProblemType.TOO_LARGE);
            }
            caller(request).ifPresent(caller -> enter(caller, request, response));
        } catch (Refusal refusal) {
            writeProblem.write(request, response, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null) {
            return Optional.empty();
        }
        return Challenge.wantsPassword(request)
                ? BasicLogin.read(shown).map(basic -> byPassword(basic, request))
                : secret(shown).flatMap(this::byToken);
    }

    private Caller byPassword(BasicLogin shown, HttpServletRequest request) {
        return switch (logIn.with(shown.address(), shown.password(), request.getRemoteAddr())) {
            case LogIn.Known known -> new Caller(known.user(), Optional.empty());
            case LogIn.Unknown unknown ->
                throw Refusal.of(ProblemType.LOGIN_FAILED).with(Challenge.header(request));
            case LogIn.TooManyAttempts many ->
                throw Refusal.of(ProblemType.TOO_MANY_ATTEMPTS)
                        .with(Map.of(HttpHeaders.RETRY_AFTER, Long.toString(many.seconds())));
        };
    }

    private Optional<Caller> byToken(String secret) {
        return tokens.owner(secret).map(user -> new Caller(user, Optional.of(secret)));
    }

    /** RFC 6750: the scheme is written in any case. */
    private static Optional<String> secret(String shown) {
        return shown.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(shown.substring(7).strip())
                : Optional.empty();
    }

    private void enter(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                caller, null, List.of(new SimpleGrantedAuthority("ROLE_USER"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
