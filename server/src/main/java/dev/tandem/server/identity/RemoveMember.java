package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R75: ends a membership and, by {@link MemberLeft}, everything that hangs on it. */
@Component
public class RemoveMember {

    private final SubAccountStore subAccounts;
    private final ApplicationEventPublisher events;

    RemoveMember(SubAccountStore subAccounts, ApplicationEventPublisher events) {
        this.subAccounts = subAccounts;
        this.events = events;
    }

    /** Removes the member; false if there is none. Admins may remove anybody, everybody may leave. */
    @Transactional
    public boolean remove(Access access, UserId user) {
        if (!access.admin() && !access.userId().equals(user)) {
            throw new NotAllowed("members");
        }
        boolean removed = subAccounts.removeMember(access.subAccountId(), user);
        if (removed) {
            events.publishEvent(new MemberLeft(access.subAccountId(), user));
        }
        return removed;
    }
}
