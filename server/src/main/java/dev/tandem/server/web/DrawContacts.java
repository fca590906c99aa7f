package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactQueries.Signs;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.conversation.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Draws the table of contacts. */
@Component
class DrawContacts {

    /** Rows of one page of the table. */
    private static final int ROWS = 50;

    /** Tags that the filter offers; any other can be written into the address. */
    private static final int TAGS = 200;

    private final ContactStore contacts;
    private final ContactQueries queries;
    private final OtherPlaces otherPlaces;

    DrawContacts(ContactStore contacts, ContactQueries queries, OtherPlaces otherPlaces) {
        this.contacts = contacts;
        this.queries = queries;
        this.otherPlaces = otherPlaces;
    }

    ContactList list(Visit visit, ContactWish wish) {
        Page<Card> page = contacts.list(visit.subAccount(), wish.search(visit), wish.from(), ROWS);
        return new ContactList(
                new ContactList.Filter(
                        wish.group(),
                        wish.text(),
                        wish.wantedTag(),
                        wish.colleague().isEmpty() ? null : visit.person(wish.colleague())),
                rows(visit, page.items()),
                page.nextCursor().orElse(null),
                contacts.count(visit.subAccount()),
                new ContactList.Choices(queries.tags(visit.subAccount(), TAGS), visit.people()));
    }

    private List<ContactRow> rows(Visit visit, List<Card> cards) {
        Map<SubAccountId, String> others = otherPlaces.of(visit);
        Map<UUID, Signs> signs = queries
                .signs(visit.subAccount(), cards.stream().map(Card::contactId).toList(), List.copyOf(others.keySet()))
                .stream()
                .collect(Collectors.toMap(Signs::contactId, Function.identity()));
        return cards.stream()
                .map(card -> row(visit, card, Optional.ofNullable(signs.get(card.contactId())), others))
                .toList();
    }

    private static ContactRow row(Visit visit, Card card, Optional<Signs> signs, Map<SubAccountId, String> placeNames) {
        List<String> addresses = DrawContact.addresses(card.details());
        return new ContactRow(
                card.contactId(),
                DrawContact.name(card.details()),
                addresses.isEmpty() ? "" : addresses.getFirst(),
                Math.max(0, addresses.size() - 1),
                visit.person(card.details().assignedTo()),
                card.details().tags(),
                new ContactRow.Signs(
                        signs.stream()
                                .flatMap(known -> known.alsoIn().stream())
                                .flatMap(place -> Optional.ofNullable(placeNames.get(place)).stream())
                                .sorted()
                                .toList(),
                        signs.filter(Signs::heldBack).isPresent(),
                        card.details().doNotDisturb()),
                card.lastEmailAt().orElse(null));
    }
}
