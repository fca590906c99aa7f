package dev.tandem.server.gmail;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import dev.tandem.server.mailbox.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Google's errors mean to us. A 403 can be a quota or a missing permission: its reason tells, never its number. */
@Component
final class GoogleAnswers {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    private static final Set<String> QUOTA_REASONS = Set.of(
            "rateLimitExceeded",
            "userRateLimitExceeded",
            "dailyLimitExceeded",
            "quotaExceeded",
            "concurrentLimitExceeded");
    private static final Set<String> PERMISSION_REASONS =
            Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domainPolicy");

    private static final String NO_MAILBOX = "Mail service not enabled";

    private final InstantSource clock;

    GoogleAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /** Asks, and says what came of it. */
    <T> Answer<T> to(Asking<T> question, Effect effect) {
        try {
            return new Answer.Got<>(question.ask());
        } catch (IOException failure) {
            return of(failure, effect);
        }
    }

    private <T> Answer<T> of(IOException failure, Effect effect) {
        Optional<TokenTrouble> token = TokenTrouble.in(failure);
        if (token.isPresent()) {
            return ofTokenEndpoint(token.get());
        }
        return switch (failure) {
            case OutOfUnits limited ->
                new Answer.TryLater<>(Optional.of(limited.until()), String.valueOf(limited.getMessage()), true);
            case HttpResponseException refused -> ofStatus(refused, effect);
            case ConnectException noLine -> new Answer.TryLater<>(Optional.empty(), "no line to Google");
            case UnknownHostException noLine -> new Answer.TryLater<>(Optional.empty(), "no line to Google");
            case NoRouteToHostException noLine -> new Answer.TryLater<>(Optional.empty(), "no line to Google");
            default -> unanswered(effect, failure.getClass().getSimpleName());
        };
    }

    /** Only a dead grant means that consent is lost; everything else there is trouble that passes (F40). */
    private static <T> Answer<T> ofTokenEndpoint(TokenTrouble trouble) {
        return trouble.grantIsDead()
                ? new Answer.ConsentLost<>()
                : new Answer.TryLater<>(Optional.empty(), "token endpoint: " + trouble.reason());
    }

    private <T> Answer<T> ofStatus(HttpResponseException refused, Effect effect) {
        int status = refused.getStatusCode();
        Set<String> reasons = reasons(refused);
        if (status >= SERVER_ERRORS) {
            boolean mayBeDone = effect == Effect.CHANGES && (status == BAD_GATEWAY || status == GATEWAY_TIMEOUT);
            return mayBeDone ? new Answer.NoAnswer<>("HTTP " + status) : later(refused, isQuota(reasons));
        }
        return switch (status) {
            case NOT_FOUND -> new Answer.NotThere<>();
            case UNAUTHORIZED -> new Answer.ConsentLost<>();
            case TOO_MANY_REQUESTS -> later(refused, true);
            case REQUEST_TIMEOUT -> later(refused, false);
            case BAD_REQUEST -> mayPass(refused, reasons) ? later(refused, false) : refused(refused);
            case FORBIDDEN -> forbidden(refused, reasons);
            default -> refused(refused);
        };
    }

    /** F35: it comes and goes with some users' calls; only an account without a mailbox stays without one. */
    private static boolean mayPass(HttpResponseException refused, Set<String> reasons) {
        return reasons.contains("failedPrecondition") && !message(refused).contains(NO_MAILBOX);
    }

    /** Whether Google says that it is asked too much. A 403 can mean that as well as a 429 (F33). */
    boolean isLimit(HttpResponseException refused) {
        Set<String> reasons = reasons(refused);
        int status = refused.getStatusCode();
        boolean missing = status == FORBIDDEN && reasons.stream().anyMatch(PERMISSION_REASONS::contains);
        return status == TOO_MANY_REQUESTS || (status >= FORBIDDEN && isQuota(reasons) && !missing);
    }

    /** When Google wants to be asked again, where it says so. */
    Optional<Instant> wish(HttpResponseException refused) {
        return RetryAfter.of(refused.getHeaders().getRetryAfter(), message(refused), clock.instant());
    }

    private <T> Answer<T> forbidden(HttpResponseException refused, Set<String> reasons) {
        if (reasons.stream().anyMatch(PERMISSION_REASONS::contains)) {
            return new Answer.ConsentLost<>();
        }
        if (reasons.contains("backendError")) {
            return later(refused, false);
        }
        return isQuota(reasons) ? later(refused, true) : refused(refused);
    }

    private static boolean isQuota(Set<String> reasons) {
        return reasons.stream().anyMatch(QUOTA_REASONS::contains);
    }

    private <T> Answer<T> later(HttpResponseException refused, boolean byQuota) {
        return new Answer.TryLater<>(wish(refused), reason(refused), byQuota);
    }

    /** For logs, without content. */
    static String reason(HttpResponseException refused) {
        return "HTTP " + refused.getStatusCode() + " " + String.join(" ", reasons(refused));
    }

    private static <T> Answer<T> refused(HttpResponseException refused) {
        return new Answer.Refused<>("HTTP " + refused.getStatusCode() + " " + message(refused));
    }

    private static <T> Answer<T> unanswered(Effect effect, String reason) {
        return switch (effect) {
            case READS -> new Answer.TryLater<>(Optional.empty(), reason);
            case CHANGES -> new Answer.NoAnswer<>(reason);
        };
    }

    private static Set<String> reasons(HttpResponseException refused) {
        if (!(refused instanceof GoogleJsonResponseException told) || told.getDetails() == null) {
            return Set.of();
        }
        List<GoogleJsonError.ErrorInfo> errors = told.getDetails().getErrors();
        return errors == null
                ? Set.of()
                : errors.stream()
                        .map(GoogleJsonError.ErrorInfo::getReason)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    /** What Google says to people. */
    static String message(HttpResponseException refused) {
        if (refused instanceof GoogleJsonResponseException told
                && told.getDetails() != null
                && told.getDetails().getMessage() != null) {
            return told.getDetails().getMessage();
        }
        return refused.getStatusMessage() == null ? "" : refused.getStatusMessage();
    }

    /** A call to Google. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    /** Whether a call changes something at Google. */
    enum Effect {
        READS,
        CHANGES
    }
}
