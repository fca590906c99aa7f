package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
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

    /** R27: the contact that was created first comes first; ties by id. */
    public static final Comparator<Contact> FIRST_CREATED_FIRST = Comparator.comparing(Contact::createdAt)
            .thenComparing(contact -> contact.id().value());

    /** Copies the addresses. */
    public Contact {
        addresses = Set.copyOf(addresses);
    }

    /** R28: whether one of its addresses reaches the same mailbox as this one. */
    public boolean has(EmailAddress address) {
        return addresses.stream().anyMatch(address::sameMailboxAs);
    }
}
