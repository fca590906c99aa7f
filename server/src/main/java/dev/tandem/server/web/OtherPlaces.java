package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The other sub-accounts that a reader belongs to. Under "Log in as user" only those where the person behind may be, too (R03). */
@Component
class OtherPlaces {

    private final SubAccountStore subAccounts;
    private final EnterSubAccount enterSubAccount;

    OtherPlaces(SubAccountStore subAccounts, EnterSubAccount enterSubAccount) {
        this.subAccounts = subAccounts;
        this.enterSubAccount = enterSubAccount;
    }

    /** Name by id, in the order of the names. */
    Map<SubAccountId, String> of(Visit visit) {
        Map<SubAccountId, String> names = new LinkedHashMap<>();
        subAccounts.ofUser(visit.user().id()).stream()
                .map(Membership::subAccount)
                .filter(place -> !place.id().equals(visit.subAccount()))
                .filter(place -> mayEnter(visit, place))
                .forEach(place -> names.put(place.id(), place.name()));
        return names;
    }

    private boolean mayEnter(Visit visit, SubAccount place) {
        return enterSubAccount.enter(visit.access().actor(), place.id()).isPresent();
    }
}
