package dev.tandem.server.identity;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides who may be in a sub-account: its members, and the admins of its agency. */
@Component
public class EnterSubAccount {

    private final SubAccountStore subAccounts;

    EnterSubAccount(SubAccountStore subAccounts) {
        this.subAccounts = subAccounts;
    }

    /** Empty where the sub-account does not exist or is none of the actor's business; both look the same from outside. */
    public Optional<Access> enter(Actor actor, SubAccountId id) {
        return subAccounts
                .find(id)
                .filter(found -> actor.behind().isEmpty() || runs(actor.accountable(), found))
                .map(found -> new Access(actor, found, role(id, actor.id())))
                .filter(access -> access.member() || agencyAdminOf(access.subAccount(), actor));
    }

    /** R03: "Log in as user" reaches no further than the sub-accounts which the person behind may run. */
    private boolean runs(User behind, SubAccount subAccount) {
        return new Access(Actor.self(behind), subAccount, role(subAccount.id(), behind.id())).admin()
                && behind.agencyId().equals(subAccount.agencyId());
    }

    private Optional<MemberRole> role(SubAccountId subAccount, UserId user) {
        return subAccounts.member(subAccount, user).map(Member::role);
    }

    private static boolean agencyAdminOf(SubAccount subAccount, Actor actor) {
        return actor.agencyAdmin() && actor.user().agencyId().equals(subAccount.agencyId());
    }
}
