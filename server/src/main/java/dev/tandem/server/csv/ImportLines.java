package dev.tandem.server.csv;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.ContactStore.Owner;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.csv.ContactFileStore.Tally;
import dev.tandem.server.csv.ContactLine.Asked;
import dev.tandem.server.csv.ContactLine.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes some lines of a file in one transaction, with what came of each. */
@Component
class ImportLines {

    private final ContactStore contacts;
    private final WriteContact writeContact;
    private final ContactFileStore files;
    private final ChangeLog changes;
    private final InstantSource clock;

    ImportLines(
            ContactStore contacts,
            WriteContact writeContact,
            ContactFileStore files,
            ChangeLog changes,
            InstantSource clock) {
        this.contacts = contacts;
        this.writeContact = writeContact;
        this.files = files;
        this.changes = changes;
        this.clock = clock;
    }

    /** R28: whoever has one of a line's addresses is updated; locked, so that no two files make the same contact. */
    @Transactional
    public void write(SubAccountId subAccount, UUID file, List<ContactLine> lines) {
        contacts.lock(subAccount);
        Outcome outcome = new Outcome();
        Known known = known(subAccount, lines);
        for (ContactLine line : lines) {
            switch (line) {
                case Refused refused -> outcome.refused.add(refused);
                case Asked asked -> decide(subAccount, asked, known, outcome);
            }
        }
        add(subAccount, outcome.created);
        files.note(subAccount, file, outcome.tally(), outcome.refused);
    }

    /** What came of the lines so far. */
    private static final class Outcome {
        private final List<Details> created = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private int updated;
        private int unchanged;

        private Tally tally() {
            return new Tally(created.size(), updated, unchanged, refused.size());
        }
    }

    /** Who has which address, and how they are. */
    private record Known(Map<String, Set<UUID>> owners, Map<UUID, Card> cards) {

        private List<Card> of(Asked asked) {
            return asked.addresses().stream()
                    .map(address -> new EmailAddress(address).matchKey())
                    .flatMap(key -> owners.getOrDefault(key, Set.of()).stream())
                    .distinct()
                    .map(cards::get)
                    .toList();
        }
    }

    private Known known(SubAccountId subAccount, List<ContactLine> lines) {
        Set<String> keys = new LinkedHashSet<>();
        for (ContactLine line : lines) {
            if (line instanceof Asked asked) {
                asked.addresses().forEach(address -> keys.add(new EmailAddress(address).matchKey()));
            }
        }
        Map<String, Set<UUID>> owners = new HashMap<>();
        for (Owner owner : contacts.owners(subAccount, keys)) {
            owners.computeIfAbsent(owner.matchKey(), key -> new LinkedHashSet<>())
                    .add(owner.contactId());
        }
        List<UUID> ids =
                owners.values().stream().flatMap(Set::stream).distinct().toList();
        return new Known(
                owners,
                contacts.findAll(subAccount, ids).stream()
                        .collect(Collectors.toMap(Card::contactId, Function.identity())));
    }

    private void decide(SubAccountId subAccount, Asked asked, Known known, Outcome outcome) {
        List<Card> owners = known.of(asked);
        if (owners.size() > 1) {
            String names = owners.stream().map(card -> name(card.details())).collect(Collectors.joining(", "));
            outcome.refused.add(Refused.of(asked.source(), "import.several", names));
            return;
        }
        try {
            if (owners.isEmpty()) {
                outcome.created.add(WriteContact.checked(AskedDetails.fresh(asked)));
            } else {
                update(subAccount, owners.getFirst(), asked, outcome);
            }
        } catch (BadInput refused) {
            outcome.refused.add(Refused.of(
                    asked.source(),
                    refused.faults().getFirst().key(),
                    refused.faults().getFirst().arguments().toArray()));
        }
    }

    private void update(SubAccountId subAccount, Card card, Asked asked, Outcome outcome) {
        Details wanted = WriteContact.checked(AskedDetails.merged(card.details(), asked));
        if (wanted.equals(card.details())) {
            outcome.unchanged++;
        } else {
            writeContact.change(subAccount, card.contactId(), wanted);
            outcome.updated++;
        }
    }

    private void add(SubAccountId subAccount, List<Details> created) {
        List<UUID> ids = contacts.addAll(subAccount, created, clock.instant());
        changes.appendAll(
                subAccount,
                ids.stream()
                        .map(id -> Subject.ofContact(Kind.CONTACT_CHANGED, id))
                        .toList(),
                clock.instant());
    }

    private static String name(Details details) {
        String name = (details.firstName() + " " + details.lastName()).strip();
        return name.isEmpty() ? details.company() : name;
    }
}
