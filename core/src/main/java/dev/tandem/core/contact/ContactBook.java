package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.PlusSuffix;
import java.util.List;
import java.util.Optional;

/**
 * The contacts of one sub-account that could be meant by an email's addresses.
 *
 * @param contacts at least all that share an address with the email in question
 */
public record ContactBook(List<Contact> contacts) {

    /** Orders them as R27 says. */
    public ContactBook {
        contacts = contacts.stream().sorted(Contact.FIRST_CREATED_FIRST).toList();
    }

    /** Whose address this is: R27 where several contacts have it, R28 for what counts as the same address. */
    public Optional<Contact> whoHas(EmailAddress address) {
        return contacts.stream().filter(contact -> contact.has(address)).findFirst();
    }

    /**
     * The same where the sub-account may ignore "+suffix" (R28). The address itself comes first; without its suffix it only counts if
     * it then means one contact alone (F67).
     */
    public Optional<Contact> whoHas(EmailAddress address, PlusSuffix elsewhere) {
        return whoHas(address).or(() -> onlyOne(address, elsewhere));
    }

    private Optional<Contact> onlyOne(EmailAddress address, PlusSuffix elsewhere) {
        List<Contact> meant = contacts.stream()
                .filter(contact -> contact.has(address, elsewhere))
                .toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }
}
