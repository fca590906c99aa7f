package dev.tandem.server.demo;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.demo.DemoAgency.Colleague;
import dev.tandem.server.demo.DemoAgency.Tenant;
import dev.tandem.server.identity.OpenAgency;
import dev.tandem.server.identity.SubAccountStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the demo agency with everybody in it, on an installation where nobody has been. */
@Component
class MakeDemoAgency {

    private final OpenAgency openAgency;
    private final SubAccountStore subAccounts;
    private final WriteContact writeContact;
    private final InstantSource clock;

    MakeDemoAgency(OpenAgency openAgency, SubAccountStore subAccounts, WriteContact writeContact, InstantSource clock) {
        this.openAgency = openAgency;
        this.subAccounts = subAccounts;
        this.writeContact = writeContact;
        this.clock = clock;
    }

    /** Does nothing where somebody is already. */
    @Transactional
    public void run(DemoAgency demo) {
        Optional<UUID> agency = openAgency.first(demo.agency());
        agency.ifPresent(id -> {
            Map<String, UserId> users = new HashMap<>();
            for (Colleague user : demo.users()) {
                UserId added = openAgency.addUser(
                        id, user.address(), user.profile(demo.zone()), user.agencyAdmin(), demo.password());
                users.put(user.address(), added);
            }
            demo.subAccounts().forEach(tenant -> make(id, tenant, demo, users));
        });
    }

    private void make(UUID agency, Tenant tenant, DemoAgency demo, Map<String, UserId> users) {
        Instant now = clock.instant();
        SubAccountId subAccount = subAccounts.add(agency, tenant.settings(demo.zone()), now);
        tenant.members()
                .forEach((address, role) ->
                        subAccounts.addMember(subAccount, Objects.requireNonNull(users.get(address)), role, now));
        tenant.contacts().forEach(contact -> writeContact.add(subAccount, contact.details(users)));
    }
}
