package dev.tandem.core.campaign;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import java.util.List;

/**
 * A contact who was chosen for bulk mail.
 *
 * @param addresses the primary one first; none if the contact has none that emails reach
 * @param doNotDisturb asked for no emails (R51)
 * @param bounced those of the addresses that an email came back from (R18)
 */
public record Candidate(
        ContactId contact, List<EmailAddress> addresses, boolean doNotDisturb, List<EmailAddress> bounced) {

    /** Copies the lists. */
    public Candidate {
        addresses = List.copyOf(addresses);
        bounced = List.copyOf(bounced);
    }
}
