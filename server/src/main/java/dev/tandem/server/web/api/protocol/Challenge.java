package dev.tandem.server.web.api.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a caller who is not known has to show. */
final class Challenge {

    private static final RequestMatcher MAKING_A_TOKEN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/v1/tokens");

    private Challenge() {}

    /** A token is made with a password, so that a token that got lost cannot make others. */
    static boolean wantsPassword(HttpServletRequest request) {
        return MAKING_A_TOKEN.matches(request);
    }

    static Refusal refusal(HttpServletRequest request) {
        Refusal refusal = Refusal.of(ProblemType.NOT_AUTHENTICATED).with(header(request));
        return wantsPassword(request) ? refusal.saying("api.problem.NOT_AUTHENTICATED.password") : refusal;
    }

    /** RFC 6750 section 3: no error code where nothing was shown. */
    static Map<String, String> header(HttpServletRequest request) {
        boolean shown = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return Map.of(
                HttpHeaders.WWW_AUTHENTICATE,
                wantsPassword(request)
                        ? "Basic realm=\"Tandem\", charset=\"UTF-8\""
                        : "Bearer realm=\"Tandem\"" + (shown ? ", error=\"invalid_token\"" : ""));
    }
}
