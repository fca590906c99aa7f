package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.PlusSuffix;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A person known in one sub-account.
 *
 * @param id in its sub-account
 * @param createdAt decides who owns an address that several contacts have (R27)
 * @param addresses all of them count (R28)
 * @param assignedTo the user it is assigned to, if anybody
 */
public record Contact(ContactId id, Instant createdAt, Set<EmailAddress> addresses, Optional<UserId> assignedTo) {

    /** R27: the contact that was created first comes first; ties by id, as text, because UUIDs compare as signed numbers here only. */
    public static final Comparator<Contact> FIRST_CREATED_FIRST = Comparator.comparing(Contact::createdAt)
            .thenComparing(contact -> contact.id().toString());

    /** Copies the addresses. */
    public Contact {
        addresses = Set.copyOf(addresses);
    }

    /** R28: whether one of its addresses reaches the same mailbox as this one. */
    public boolean has(EmailAddress address) {
        return has(address, PlusSuffix.COUNTS);
    }

    /** R28: the same, with the sub-account's own word on "+suffix". */
    public boolean has(EmailAddress address, PlusSuffix elsewhere) {
        String wanted = address.matchKey(elsewhere);
        return addresses.stream().anyMatch(own -> own.matchKey(elsewhere).equals(wanted));
    }
}
