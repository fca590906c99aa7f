package dev.tandem.server.web.api.protocol;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives resources who calls, the sub-account of the address, the stretch of a list, and the promise to do a thing once. */
@Component
class CallerArguments implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    /** What a resource can ask for. */
    static final List<Class<?>> KNOWN = List.of(Caller.class, Actor.class, Access.class, Stretch.class, Once.class);

    private final EnterSubAccount enterSubAccount;
    private final Idempotency idempotency;

    CallerArguments(EnterSubAccount enterSubAccount, Idempotency idempotency) {
        this.enterSubAccount = enterSubAccount;
        this.idempotency = idempotency;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return KNOWN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> wanted = parameter.getParameterType();
        if (wanted == Stretch.class) {
            return Stretch.of(
                    Optional.ofNullable(request.getParameter("cursor")),
                    Optional.ofNullable(request.getParameter("limit")));
        }
        Caller caller = Caller.current().orElseThrow();
        Actor actor = Actor.self(caller.user());
        if (wanted == Once.class) {
            return idempotency.of(request, actor.id());
        }
        if (wanted == Access.class) {
            return access(request, actor);
        }
        return wanted == Actor.class ? actor : caller;
    }

    /** A sub-account of others looks like none. */
    private Access access(HttpServletRequest request, Actor actor) {
        return subAccount(request)
                .flatMap(id -> enterSubAccount.enter(actor, id))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<SubAccountId> subAccount(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        try {
            return variables instanceof Map<?, ?> named && named.get("sub") instanceof String sub
                    ? Optional.of(new SubAccountId(UUID.fromString(sub)))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
