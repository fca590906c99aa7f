package dev.tandem.server.web;

import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.EnterSubAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** R03: whatever is done under "Log in as user" is written down with both names, before it is done and with how it ended. */
@Component
class RecordDeeds implements HandlerInterceptor {

    private static final String RECORDED = RecordDeeds.class.getName();

    private final CurrentActor currentActor;
    private final EnterSubAccount enterSubAccount;
    private final AuditTrail audit;
    private final InstantSource clock;

    RecordDeeds(CurrentActor currentActor, EnterSubAccount enterSubAccount, AuditTrail audit, InstantSource clock) {
        this.currentActor = currentActor;
        this.enterSubAccount = enterSubAccount;
        this.audit = audit;
        this.clock = clock;
    }

    private record Recorded(Access access, UUID entry) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Optional<Actor> borrowed =
                currentActor.of(request).filter(actor -> actor.behind().isPresent());
        if (borrowed.isPresent() && !request.getMethod().equals("GET")) {
            Ids.subAccount(request)
                    .flatMap(id -> enterSubAccount.enter(borrowed.get(), id))
                    .ifPresent(access -> {
                        UUID entry = audit.record(access, deed(request), request.getRequestURI(), clock.instant());
                        request.setAttribute(RECORDED, new Recorded(access, entry));
                    });
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception broken) {
        if (request.getAttribute(RECORDED) instanceof Recorded(Access access, UUID entry)) {
            audit.answered(access, entry, response.getStatus());
        }
    }

    /** The pattern and not the address: what was done, without ids. */
    private static String deed(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
