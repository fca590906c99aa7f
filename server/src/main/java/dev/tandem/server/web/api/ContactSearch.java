package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore.Search;
import dev.tandem.server.web.api.protocol.Refusal;
import java.util.Optional;
import java.util.UUID;

/** What is looked for among contacts, as it stands in the address. */
final class ContactSearch {

    private static final String ME = "me";
    private static final String NOBODY = "none";

    private ContactSearch() {}

    /** The words of the address. */
    record Asked(String text, Optional<String> address, Optional<String> assignedTo, Optional<String> tag) {}

    static Search of(Asked asked, UserId caller) {
        Optional<String> assignedTo = asked.assignedTo();
        Optional<String> user = assignedTo.filter(whom -> !whom.equals(NOBODY));
        return new Search(
                Parameters.text("q", asked.text()),
                asked.address().map(ContactSearch::address),
                user.map(whom -> whom.equals(ME) ? caller : user(whom)),
                assignedTo.isPresent() && user.isEmpty(),
                asked.tag().map(tag -> Parameters.text("tag", tag)));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> Refusal.parameter("address", "address.none"));
    }

    private static UserId user(String text) {
        try {
            return new UserId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw Refusal.parameter("assignedTo", "parameter.assignedTo");
        }
    }
}
