package dev.tandem.core.conversation;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactBook;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.OwnAddresses;

/**
 * The people of a sub-account as one message meets them.
 *
 * @param contacts at least all that share an address with the message, and the one whose conversation its thread is bound to
 * @param staff users of the sub-account and its internal domains (R16)
 * @param own the mailbox itself
 */
public record Everybody(ContactBook contacts, AddressList staff, OwnAddresses own) {

    /** R16: whether this is somebody of the staff, the mailbox's own user included. */
    public boolean isStaff(EmailAddress address) {
        return own.contain(address) || staff.holds(address);
    }

    /** Whether one of the addresses is this contact's. */
    public boolean isOneOf(Binding bound, EmailAddress address) {
        return contacts.contacts().stream()
                .filter(contact -> contact.id().equals(bound.contact()))
                .anyMatch(contact -> isOf(contact, address));
    }

    private boolean isOf(Contact contact, EmailAddress address) {
        return contact.has(address, contacts.elsewhere());
    }
}
