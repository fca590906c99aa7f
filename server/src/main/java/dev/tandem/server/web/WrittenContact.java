package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a contact as it comes back. {@code more}: somebody without script asks for one more line. */
record WrittenContact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable List<String> address,
        @Nullable Integer primary,
        @Nullable String tags,
        @Nullable String assignedTo,
        @Nullable String more) {

    /** The form of a stored contact. */
    static ContactForm of(Card card) {
        Details details = card.details();
        List<String> addresses = DrawContact.addresses(details);
        return new ContactForm(
                details.firstName(),
                details.lastName(),
                details.company(),
                details.jobTitle(),
                addresses.isEmpty() ? List.of("") : addresses,
                0,
                String.join(", ", details.tags()),
                "",
                Map.of());
    }

    boolean wantsAnotherLine() {
        return more != null;
    }

    /** What was written; what the form does not show stays as it was. */
    Details details(Visit visit, Optional<Details> stored) {
        List<Address> addresses = new ArrayList<>();
        for (int at = 0; at < lines().size(); at++) {
            if (!lines().get(at).isBlank()) {
                addresses.add(new Address(lines().get(at), primary != null && primary == at));
            }
        }
        Optional<UserId> chosen =
                Ids.parse(text(assignedTo)).map(UserId::new).filter(user -> visit.person(Optional.of(user)) != null);
        return new Details(
                text(firstName),
                text(lastName),
                text(company),
                text(jobTitle),
                addresses,
                stored.map(Details::assignedTo).orElse(chosen),
                tags == null && stored.isPresent() ? stored.get().tags() : Tags.of(text(tags)),
                stored.map(Details::doNotDisturb).orElse(false));
    }

    /** The same form once more, with sentences below its fields. */
    ContactForm again(Map<String, String> errors) {
        List<String> lines = new ArrayList<>(lines());
        if (wantsAnotherLine() || lines.isEmpty()) {
            lines.add("");
        }
        return new ContactForm(
                text(firstName),
                text(lastName),
                text(company),
                text(jobTitle),
                lines,
                primary == null ? 0 : primary,
                text(tags),
                text(assignedTo),
                errors);
    }

    /** Which sentence stands below which field. Empty lines were not sent on, so addresses are counted without them. */
    Map<String, String> sentences(BadInput refused) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (BadInput.Fault fault : refused.faults()) {
            if (fault.field().startsWith("addresses[")) {
                int sent = Integer.parseInt(fault.field().replaceAll("\\D", ""));
                sentences.put(
                        "address" + line(sent),
                        fault.key().equals("address.twice") ? "contact.error.addressTwice" : "contact.error.address");
            } else {
                sentences.putIfAbsent(fault.field(), "contact.error.lastName");
            }
        }
        return sentences;
    }

    private int line(int sent) {
        int seen = 0;
        for (int at = 0; at < lines().size(); at++) {
            if (!lines().get(at).isBlank() && seen++ == sent) {
                return at;
            }
        }
        return 0;
    }

    private List<String> lines() {
        return address == null ? List.of() : address;
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "").strip();
    }
}
