package dev.tandem.server.web;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactQueries.Signs;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedMailbox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws who sees a contact's emails: here by the connected mailboxes that pass the gate (R13), elsewhere where they are known (R31). */
@Component
class DrawReaders {

    private final MailboxStore mailboxes;
    private final ContactQueries queries;
    private final OtherPlaces otherPlaces;

    DrawReaders(MailboxStore mailboxes, ContactQueries queries, OtherPlaces otherPlaces) {
        this.mailboxes = mailboxes;
        this.queries = queries;
        this.otherPlaces = otherPlaces;
    }

    ContactPage.Readers readers(Visit visit, Card card) {
        Map<SubAccountId, String> others = otherPlaces.of(visit);
        Set<SubAccountId> known =
                queries.signs(visit.subAccount(), List.of(card.contactId()), List.copyOf(others.keySet())).stream()
                        .map(Signs::alsoIn)
                        .flatMap(List::stream)
                        .collect(Collectors.toSet());
        return new ContactPage.Readers(
                visit.members().size(),
                through(visit, card),
                others.entrySet().stream()
                        .map(place -> new ContactPage.Elsewhere(place.getValue(), known.contains(place.getKey())))
                        .toList());
    }

    private List<Person> through(Visit visit, Card card) {
        GatePolicy policy = visit.access().subAccount().gatePolicy();
        Contact contact = new Contact(
                new ContactId(card.contactId()),
                card.createdAt(),
                Set.of(),
                card.details().assignedTo());
        return mailboxes.connectionsIn(visit.subAccount()).stream()
                .map(ConnectedMailbox::user)
                .filter(user -> policy.admits(contact, user))
                .map(user -> visit.person(Optional.of(user)))
                .filter(Objects::nonNull)
                .toList();
    }
}
