package dev.tandem.server.web;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.mailbox.MailboxStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws a contact: as a row, as the pane beside a conversation, as a form. */
@Component
class DrawContact {

    private final MailboxStore mailboxes;

    DrawContact(MailboxStore mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** The pane. {@code strangers}: addresses that wrote here and that no contact has (R11). */
    ContactPane pane(Visit visit, Card card, List<String> strangers) {
        Details details = card.details();
        return new ContactPane(
                card.contactId(),
                name(details),
                details.firstName().isBlank() ? name(details) : details.firstName(),
                Stream.of(details.jobTitle(), details.company())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(", ")),
                addresses(details),
                strangers,
                details.tags(),
                visit.person(details.assignedTo()),
                visit.people(),
                arrival(visit, details.assignedTo()));
    }

    /** First and last name; a contact without one is called by the address. */
    static String name(Details details) {
        String name = (details.firstName() + " " + details.lastName()).strip();
        return !name.isEmpty() ? name : addresses(details).stream().findFirst().orElse(details.company());
    }

    /** The primary address first. */
    static List<String> addresses(Details details) {
        return details.addresses().stream()
                .sorted(Comparator.comparing(address -> !address.primary()))
                .map(Address::value)
                .toList();
    }

    private ContactPane.Arrival arrival(Visit visit, Optional<UserId> assignedTo) {
        if (mailboxes.connectionOf(visit.subAccount(), visit.user().id()).isEmpty()) {
            return ContactPane.Arrival.NOT_CONNECTED;
        }
        if (assignedTo.equals(Optional.of(visit.user().id()))) {
            return ContactPane.Arrival.ASSIGNED_TO_YOU;
        }
        GatePolicy policy = visit.access().subAccount().gatePolicy();
        if (policy == GatePolicy.ANY_CONTACT || (policy == GatePolicy.ASSIGNED_OR_UNASSIGNED && assignedTo.isEmpty())) {
            return ContactPane.Arrival.POLICY_ALLOWS;
        }
        return assignedTo.isEmpty() ? ContactPane.Arrival.NOBODYS : ContactPane.Arrival.ASSIGNED_TO_OTHER;
    }
}
