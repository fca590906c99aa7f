package dev.tandem.core.conversation;

import static dev.tandem.core.given.GivenContact.contact;
import static dev.tandem.core.given.GivenEmail.anEmail;
import static dev.tandem.core.given.GivenPlace.bindingOf;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.given.Chance;
import dev.tandem.core.given.GivenContact;
import dev.tandem.core.given.GivenEmail;
import dev.tandem.core.given.GivenPlace;
import dev.tandem.core.given.People;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.core.mailbox.Baseline;
import dev.tandem.core.mailbox.Connection;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.OwnAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Any office, and any email that one of its mailboxes holds. */
final class OfficeStory {

    private static final List<String> ADDRESSES = List.of(
            People.JANA,
            People.TIMO,
            People.MEHMET,
            People.CLAUDIA,
            People.STRANGER,
            People.ADAS_ADDRESS,
            "jana+rechnung@praxis-weber.example",
            "Timo.Reiss@gmail.com",
            "timoreiss@googlemail.com");

    private static final List<String> NAMES = List.of("Jana Weber", "Timo Reiß", "Mehmet Yıldız", "Claudia Brandt");
    private static final List<UserId> USERS = List.of(People.ADA_LENZ, People.BEN_ARNOLD);

    private static final List<Label> LABELS = List.of(
            Label.INBOX, Label.SENT, Label.UNREAD, Label.STARRED, new Label("Label_7"), Label.SPAM, Label.DRAFT);

    private static final List<Label> HARMLESS = LABELS.subList(0, 5);

    /** A mailbox that nobody here writes to or from, so that every address is somebody's. */
    private static final OwnAddresses NOBODYS = new OwnAddresses(Set.of(new EmailAddress("nobody@nowhere.example")));

    final Chance chance;
    final Place place;
    final Arrival arrival;

    OfficeStory(long seed) {
        chance = new Chance(seed);
        List<Connection> connections = chance.shuffled(USERS).stream()
                .limit(1 + chance.below(2))
                .map(this::connection)
                .toList();
        List<Contact> contacts = chance.shuffled(NAMES).stream()
                .limit(1 + chance.below(NAMES.size()))
                .map(this::someContact)
                .toList();
        place = new Place(
                SyncPolicy.of(chance.oneOf(GatePolicy.values())),
                connections,
                new Everybody(new ContactBook(contacts, chance.oneOf(PlusSuffix.values())), AddressList.EMPTY, NOBODYS),
                new Standing(
                        chance.oneIn(4) ? Optional.of(bindingOf("bound")) : Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        chance.oneIn(6) ? Optional.of(bindingOf("unseen")) : Optional.empty(),
                        Set.of(),
                        chance.oneIn(6) ? Optional.of(bindingOf("same")) : Optional.empty(),
                        Optional.empty(),
                        Standing.Own.NONE));
        arrival = someEmail().arrives();
    }

    Judgement judgement() {
        return AttributionRules.judge(arrival, place);
    }

    Judgement judgedIn(GatePolicy gate, List<Connection> connections, ContactBook contacts) {
        return AttributionRules.judge(
                arrival,
                new Place(
                        SyncPolicy.of(gate),
                        connections,
                        new Everybody(contacts, AddressList.EMPTY, NOBODYS),
                        place.standing()));
    }

    private Connection connection(UserId user) {
        return new Connection(user, new Baseline(new HistoryCursor(1000 + chance.below(4)), someTime(4)));
    }

    private Contact someContact(String name) {
        GivenContact contact = contact(name, chance.oneOf(ADDRESSES), chance.oneOf(ADDRESSES))
                .createdAt("2026-01-0" + (1 + chance.below(3)) + "T08:00:00Z");
        return (chance.oneIn(3) ? contact : contact.assignedTo(chance.oneOf(USERS))).known();
    }

    private GivenEmail someEmail() {
        GivenEmail email = anEmail()
                .labelled(chance.someOf(chance.oneIn(6) ? LABELS : HARMLESS, 2).toArray(Label[]::new))
                .to(someAddresses())
                .cc(someAddresses())
                .bcc(someAddresses())
                .takenInAt(someTime(20));
        IntStream.range(0, chance.oneOf(0, 1, 1, 1, 2)).forEach(author -> email.from(chance.oneOf(ADDRESSES)));
        return chance.oneIn(3) ? email.notInHistory() : email.addedAtHistory(1001 + chance.below(20));
    }

    private Instant someTime(int minutes) {
        return GivenPlace.CONNECTED_AT.plus(Duration.ofMinutes(chance.below(minutes)));
    }

    private String[] someAddresses() {
        return chance.someOf(ADDRESSES, 3).toArray(String[]::new);
    }
}
