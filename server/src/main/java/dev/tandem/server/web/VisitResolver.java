package dev.tandem.server.web;

import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.SubAccountStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a reader into the sub-account that stands in the address, {@code /s/{sub}/…}, or nowhere. */
@Component
class VisitResolver implements HandlerMethodArgumentResolver {

    static final String VISIT = Visit.class.getName();

    private final CurrentActor currentActor;
    private final EnterSubAccount enterSubAccount;
    private final SubAccountStore subAccounts;

    VisitResolver(CurrentActor currentActor, EnterSubAccount enterSubAccount, SubAccountStore subAccounts) {
        this.currentActor = currentActor;
        this.enterSubAccount = enterSubAccount;
        this.subAccounts = subAccounts;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Visit visit = Ids.subAccount(request)
                .flatMap(id -> currentActor.of(request).flatMap(actor -> enterSubAccount.enter(actor, id)))
                .map(access -> new Visit(access, subAccounts.members(access.subAccountId())))
                .orElseThrow(NothingHere::new);
        request.setAttribute(VISIT, visit);
        return visit;
    }
}
