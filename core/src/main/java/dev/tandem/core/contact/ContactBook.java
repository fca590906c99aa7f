package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.PlusSuffix;
import java.util.List;
import java.util.Optional;

/**
 * The contacts of one sub-account that could be meant by an email's addresses.
 *
 * @param contacts at least all that share an address with the email in question, by the setting's measure
 * @param elsewhere what "+suffix" means outside Gmail: the sub-account's setting (R28)
 */
public record ContactBook(List<Contact> contacts, PlusSuffix elsewhere) {

    /** Orders them as R27 says. */
    public ContactBook {
        contacts = contacts.stream().sorted(Contact.FIRST_CREATED_FIRST).toList();
    }

    /** The book of a sub-account that has not touched the setting. */
    public ContactBook(List<Contact> contacts) {
        this(contacts, PlusSuffix.COUNTS);
    }

    /**
     * Whose address this is: R27 where several contacts have it, R28 for what counts as the same address. The address itself comes
     * first; without its suffix it only counts if it then means one contact alone (F67).
     */
    public Optional<Contact> whoHas(EmailAddress address) {
        return contacts.stream()
                .filter(contact -> contact.has(address))
                .findFirst()
                .or(() -> onlyOne(address));
    }

    private Optional<Contact> onlyOne(EmailAddress address) {
        List<Contact> meant = contacts.stream()
                .filter(contact -> contact.has(address, elsewhere))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }
}
