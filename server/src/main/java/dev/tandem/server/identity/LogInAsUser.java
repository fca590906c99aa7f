package dev.tandem.server.identity;

import dev.tandem.core.contact.UserId;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R03: an admin sees and does what a member could, and answers for it by name. */
@Component
public class LogInAsUser {

    private final SubAccountStore subAccounts;
    private final UserStore users;
    private final AuditTrail audit;
    private final InstantSource clock;

    LogInAsUser(SubAccountStore subAccounts, UserStore users, AuditTrail audit, InstantSource clock) {
        this.subAccounts = subAccounts;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** The actor from now on; empty when there is no such member here. Only whoever runs the sub-account may, and only once deep. */
    @Transactional
    public Optional<Actor> begin(Access access, UserId target) {
        if (!access.admin() || access.actor().behind().isPresent()) {
            throw new NotAllowed("impersonation");
        }
        return subAccounts
                .member(access.subAccountId(), target)
                .map(Member::user)
                .filter(user -> !user.id().equals(access.userId()))
                .map(user -> {
                    audit.record(access, "impersonation.begun", target.toString(), clock.instant());
                    return new Actor(user, Optional.of(access.actor().user()));
                });
    }

    /** Writes down the end. */
    @Transactional
    public void end(Access access) {
        audit.record(access, "impersonation.ended", access.userId().toString(), clock.instant());
    }

    /** The two people of a running "Log in as user"; just the one who sits there when the other is gone. */
    public Optional<Actor> resume(UserId behind, Optional<UserId> inNameOf) {
        return users.find(behind)
                .map(sitting -> inNameOf.flatMap(users::find)
                        .map(user -> new Actor(user, Optional.of(sitting)))
                        .orElse(Actor.self(sitting)));
    }
}
