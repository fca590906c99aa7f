package dev.tandem.server.demo;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.Look;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.SetUpSubAccount;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.UserStore;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The people of the demo, as {@code demo/nordlicht.json} tells them.
 *
 * @param password of every user
 */
record DemoAgency(String agency, String password, String timeZone, List<Colleague> users, List<Tenant> subAccounts) {

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    private static Language language(String tag) {
        return Language.of(tag).orElseThrow(() -> new IllegalArgumentException("no language of ours: " + tag));
    }

    /** A user. */
    record Colleague(String address, String name, String language, boolean agencyAdmin) {

        UserStore.Profile profile(ZoneId zone) {
            return new UserStore.Profile(name, DemoAgency.language(language), zone, Look.SYSTEM);
        }
    }

    /**
     * A sub-account.
     *
     * @param members roles by address
     */
    record Tenant(String name, String language, Map<String, MemberRole> members, List<Person> contacts) {

        SubAccountStore.Settings settings(ZoneId zone) {
            return new SubAccountStore.Settings(
                    name,
                    zone,
                    DemoAgency.language(language),
                    GatePolicy.ASSIGNED,
                    SetUpSubAccount.DAILY_LIMIT_DEFAULT);
        }
    }

    /** A contact; the first address is the primary one. */
    record Person(
            String firstName,
            String lastName,
            @Nullable String company,
            @Nullable String jobTitle,
            List<String> addresses,
            @Nullable String assignedTo,
            @Nullable List<String> tags) {

        ContactStore.Details details(Map<String, UserId> users) {
            return new ContactStore.Details(
                    firstName,
                    lastName,
                    company == null ? "" : company,
                    jobTitle == null ? "" : jobTitle,
                    IntStream.range(0, addresses.size())
                            .mapToObj(at -> new ContactStore.Address(addresses.get(at), at == 0))
                            .toList(),
                    Optional.ofNullable(assignedTo).map(users::get),
                    tags == null ? List.of() : tags,
                    false);
        }
    }
}
