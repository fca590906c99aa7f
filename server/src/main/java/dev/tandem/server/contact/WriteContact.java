package dev.tandem.server.contact;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.identity.SubAccountStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People write contacts down: a new one, other details, somebody else in charge, one more address, or none of it any more. */
@Component
public class WriteContact {

    /** Characters of a first or last name. */
    public static final int NAME_MAX_CHARACTERS = 200;

    /** Addresses of one contact. */
    public static final int ADDRESSES_MAX = 50;

    private final ContactStore contacts;
    private final SubAccountStore subAccounts;
    private final ChangeLog changes;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    WriteContact(
            ContactStore contacts,
            SubAccountStore subAccounts,
            ChangeLog changes,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.contacts = contacts;
        this.subAccounts = subAccounts;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a contact. */
    @Transactional
    public UUID add(SubAccountId subAccount, Details details) {
        Details checked = checked(details);
        checkAssignee(subAccount, checked.assignedTo(), Optional.empty());
        UUID contact = contacts.add(subAccount, checked, clock.instant());
        note(subAccount, Kind.CONTACT_CHANGED, contact);
        return contact;
    }

    /** Replaces the details; false if there is no such contact. */
    @Transactional
    public boolean change(SubAccountId subAccount, UUID contact, Details details) {
        Details checked = checked(details);
        Optional<Card> known = contacts.find(subAccount, contact);
        known.ifPresent(card -> keep(subAccount, card, checked));
        return known.isPresent();
    }

    /** Assigns the contact to a user or to nobody; false if there is no such contact. */
    @Transactional
    public boolean assign(SubAccountId subAccount, UUID contact, Optional<UserId> user) {
        Optional<Card> known = contacts.find(subAccount, contact);
        known.ifPresent(card -> keep(subAccount, card, assigned(card.details(), user)));
        return known.isPresent();
    }

    /** Whether the contact asked for no emails; false if there is no such contact. */
    @Transactional
    public boolean disturb(SubAccountId subAccount, UUID contact, boolean doNotDisturb) {
        Optional<Card> known = contacts.find(subAccount, contact);
        known.ifPresent(card -> keep(subAccount, card, card.details().disturbed(doNotDisturb)));
        return known.isPresent();
    }

    /** R11: one more address, after the others; false if there is no such contact. */
    @Transactional
    public boolean addAddress(SubAccountId subAccount, UUID contact, String address) {
        Optional<Card> known = contacts.find(subAccount, contact);
        known.ifPresent(card -> keep(subAccount, card, checked(withAddress(card.details(), address))));
        return known.isPresent();
    }

    /** R75: deletes the contact with its conversation; false if there is no such contact. */
    @Transactional
    public boolean delete(SubAccountId subAccount, UUID contact) {
        Optional<Card> known = contacts.find(subAccount, contact);
        known.ifPresent(card -> {
            contacts.delete(subAccount, contact);
            note(subAccount, Kind.CONTACT_DELETED, contact);
        });
        return known.isPresent();
    }

    private void keep(SubAccountId subAccount, Card card, Details details) {
        checkAssignee(subAccount, details.assignedTo(), card.details().assignedTo());
        contacts.change(subAccount, card.contactId(), details, clock.instant());
        note(subAccount, Kind.CONTACT_CHANGED, card.contactId());
        Set<EmailAddress> gained = gained(card.details(), details);
        if (!gained.isEmpty()) {
            events.publishEvent(new AddressesGained(subAccount, gained));
        }
    }

    private static Set<EmailAddress> gained(Details before, Details after) {
        List<EmailAddress> known = addresses(before).toList();
        return addresses(after)
                .filter(address -> known.stream().noneMatch(address::sameMailboxAs))
                .collect(Collectors.toSet());
    }

    private static Stream<EmailAddress> addresses(Details details) {
        return details.addresses().stream().flatMap(address -> EmailAddress.parse(address.value()).stream());
    }

    /** Only members have contacts; whoever left keeps theirs until somebody else gets them. */
    private void checkAssignee(SubAccountId subAccount, Optional<UserId> user, Optional<UserId> before) {
        user.filter(wanted -> !before.equals(user))
                .filter(wanted -> subAccounts.member(subAccount, wanted).isEmpty())
                .ifPresent(stranger -> {
                    throw new BadInput("assignedTo", "contact.assignee");
                });
    }

    private void note(SubAccountId subAccount, Kind kind, UUID contact) {
        changes.append(subAccount, Subject.ofContact(kind, contact), clock.instant());
    }

    /**
     * The details as they are kept: stripped, and with exactly one address that leads.
     *
     * @throws BadInput with the field named, as the public contract spells it
     */
    public static Details checked(Details details) {
        List<Fault> faults = new ArrayList<>();
        if (details.firstName().isBlank() && details.lastName().isBlank()) {
            faults.add(Fault.of("lastName", "contact.name"));
        }
        if (details.firstName().length() > NAME_MAX_CHARACTERS) {
            faults.add(Fault.of("firstName", "contact.nameTooLong", NAME_MAX_CHARACTERS));
        }
        if (details.lastName().length() > NAME_MAX_CHARACTERS) {
            faults.add(Fault.of("lastName", "contact.nameTooLong", NAME_MAX_CHARACTERS));
        }
        faults.addAll(addressFaults(details.addresses()));
        BadInput.throwIfAny(faults);
        return onePrimary(details);
    }

    private static List<Fault> addressFaults(List<Address> addresses) {
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (addresses.size() > ADDRESSES_MAX) {
            faults.add(Fault.of("addresses", "contact.addresses", ADDRESSES_MAX));
        }
        for (int at = 0; at < addresses.size(); at++) {
            Optional<EmailAddress> address =
                    EmailAddress.parse(addresses.get(at).value());
            String field = "addresses[" + at + "].value";
            if (address.isEmpty()) {
                faults.add(Fault.of(field, "address.none"));
            } else if (!seen.add(address.get().matchKey())) {
                faults.add(Fault.of(field, "address.twice"));
            }
        }
        return faults;
    }

    /** The first one that is primary leads, else the first. */
    private static Details onePrimary(Details given) {
        List<Address> addresses = new ArrayList<>();
        int lead = 0;
        for (int at = given.addresses().size() - 1; at >= 0; at--) {
            lead = given.addresses().get(at).primary() ? at : lead;
        }
        for (int at = 0; at < given.addresses().size(); at++) {
            addresses.add(new Address(given.addresses().get(at).value().strip(), at == lead));
        }
        return with(given, addresses, given.assignedTo());
    }

    private static Details assigned(Details given, Optional<UserId> user) {
        return with(given, given.addresses(), user);
    }

    private static Details withAddress(Details given, String address) {
        return with(
                given,
                Stream.concat(given.addresses().stream(), Stream.of(new Address(address, false)))
                        .toList(),
                given.assignedTo());
    }

    private static Details with(Details given, List<Address> addresses, Optional<UserId> assignedTo) {
        return new Details(
                given.firstName().strip(),
                given.lastName().strip(),
                given.company().strip(),
                given.jobTitle().strip(),
                List.copyOf(addresses),
                assignedTo,
                given.tags(),
                given.doNotDisturb());
    }
}
