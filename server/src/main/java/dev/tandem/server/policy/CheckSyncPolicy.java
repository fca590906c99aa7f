package dev.tandem.server.policy;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.policy.ChangeSyncPolicy.Wish;
import dev.tandem.server.policy.SyncPolicyStore.OwnEntry;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads lists as people write them, and finds what contradicts itself. */
@Component
class CheckSyncPolicy {

    /** Entries of one list. */
    static final int ENTRIES_MAX = 1_000;

    private final SyncPolicyStore policies;

    CheckSyncPolicy(SyncPolicyStore policies) {
        this.policies = policies;
    }

    /**
     * The settings with every entry in the one spelling that is compared, each once, sorted.
     *
     * @throws BadInput with the field named, as the public contract spells it
     */
    Settings checked(SubAccountId subAccount, Wish wish) {
        Settings current = policies.settings(subAccount, Optional.empty());
        Settings wanted = wish.settings();
        List<Fault> faults = new ArrayList<>();
        List<String> internal = wish.own() ? current.internal() : domains(wanted.internal(), faults);
        List<String> blocked = spelled(wanted.blocked(), faults);
        AddressList inside = list(internal);
        Set<EmailAddress> mailboxes = policies.mailboxAddresses(subAccount);
        blocked.forEach(entry -> contradiction(entry, inside, mailboxes).ifPresent(faults::add));
        BadInput.throwIfAny(faults);
        return wish.own()
                ? new Settings(current.gate(), current.suffix(), blocked, current.internal())
                : new Settings(wanted.gate(), wanted.suffix(), blocked, internal);
    }

    /** Whoever is blocked cannot be a colleague, nor a mailbox that is connected here. */
    private static Optional<Fault> contradiction(String entry, AddressList inside, Set<EmailAddress> mailboxes) {
        AddressList blocked = list(List.of(entry));
        boolean internal = EmailAddress.parse(entry)
                .map(inside::holds)
                .orElseGet(() -> inside.domains().stream()
                        .anyMatch(domain -> blocked.holds(new EmailAddress("a@" + domain))
                                || inside.holds(new EmailAddress("a@" + entry))));
        if (internal) {
            return Optional.of(Fault.of("blocked", "syncPolicy.blockedInternal", entry));
        }
        return mailboxes.stream()
                .filter(blocked::holds)
                .findFirst()
                .map(mailbox -> Fault.of("blocked", "syncPolicy.blockedOwn", entry, mailbox));
    }

    private static List<String> spelled(List<String> written, List<Fault> faults) {
        return entries(written, "blocked", faults).stream()
                .map(entry -> EmailAddress.parse(entry)
                        .map(EmailAddress::value)
                        .or(() -> MailDomain.parse(entry)
                                .filter(CheckSyncPolicy::isDomain)
                                .map(MailDomain::value))
                        .orElseGet(() -> refused(entry, "blocked", "syncPolicy.entry", faults)))
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> domains(List<String> written, List<Fault> faults) {
        return entries(written, "internalDomains", faults).stream()
                .map(entry -> MailDomain.parse(entry)
                        .filter(CheckSyncPolicy::isDomain)
                        .map(MailDomain::value)
                        .orElseGet(() -> refused(entry, "internalDomains", "syncPolicy.domain", faults)))
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> entries(List<String> written, String field, List<Fault> faults) {
        if (written.size() > ENTRIES_MAX) {
            faults.add(Fault.of(field, "syncPolicy.many", ENTRIES_MAX));
            return List.of();
        }
        return written.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** A single label would be the whole of a top-level domain. */
    private static boolean isDomain(MailDomain domain) {
        return domain.value().contains(".");
    }

    private static String refused(String entry, String field, String key, List<Fault> faults) {
        faults.add(Fault.of(field, key, entry));
        return "";
    }

    /** The policy that would stand, as the rules ask it. */
    SyncPolicy policy(SubAccountId subAccount, Optional<UserId> ownOf, Settings wanted) {
        Map<UserId, List<String>> own = new HashMap<>(policies.ownEntries(subAccount).stream()
                .collect(Collectors.groupingBy(
                        OwnEntry::user, Collectors.mapping(OwnEntry::value, Collectors.toList()))));
        List<String> forAll = wanted.blocked();
        if (ownOf.isPresent()) {
            own.put(ownOf.get(), wanted.blocked());
            forAll = policies.settings(subAccount, Optional.empty()).blocked();
        }
        Map<UserId, AddressList> lists = new HashMap<>();
        own.forEach((user, entries) -> lists.put(user, list(entries)));
        return new SyncPolicy(wanted.gate(), list(forAll), lists);
    }

    static AddressList list(Collection<String> entries) {
        return new AddressList(
                entries.stream()
                        .flatMap(entry -> EmailAddress.parse(entry).stream())
                        .collect(Collectors.toSet()),
                entries.stream()
                        .filter(entry -> EmailAddress.parse(entry).isEmpty())
                        .flatMap(entry -> MailDomain.parse(entry).stream())
                        .collect(Collectors.toSet()));
    }
}
