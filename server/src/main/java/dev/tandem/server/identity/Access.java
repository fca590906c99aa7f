package dev.tandem.server.identity;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.util.Optional;

/**
 * Somebody inside a sub-account: checked once per request, then handed on. Having one proves that the actor may be here.
 *
 * @param role as what the user belongs to it; empty for an agency admin who is no member (R03)
 */
public record Access(Actor actor, SubAccount subAccount, Optional<MemberRole> role) {

    /** The sub-account's id. */
    public SubAccountId subAccountId() {
        return subAccount.id();
    }

    /** The user who counts. */
    public UserId userId() {
        return actor.id();
    }

    /** R03: only members have a profile and a connection here. */
    public boolean member() {
        return role.isPresent();
    }

    /** May run the sub-account: members, settings, "Log in as user". */
    public boolean admin() {
        return actor.agencyAdmin() || role.filter(MemberRole.ADMIN::equals).isPresent();
    }
}
