package dev.tandem.server.contact;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.template.Field;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.identity.User;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the fields of a text say for a contact. */
public final class FieldValues {

    private FieldValues() {}

    /**
     * Every field with what is known.
     *
     * @param user in whose name it is written
     */
    public static Map<Field, String> of(Details contact, User user, String subAccountName) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.CONTACT_FIRST_NAME, contact.firstName());
        values.put(Field.CONTACT_LAST_NAME, contact.lastName());
        values.put(Field.CONTACT_FULL_NAME, fullName(contact));
        values.put(Field.CONTACT_COMPANY, contact.company());
        values.put(Field.CONTACT_JOB_TITLE, contact.jobTitle());
        values.put(
                Field.CONTACT_EMAIL, address(contact).map(EmailAddress::value).orElse(""));
        values.put(Field.USER_NAME, user.name());
        values.put(Field.USER_EMAIL, new EmailAddress(user.loginAddress()).value());
        values.put(Field.SUB_ACCOUNT_NAME, subAccountName);
        return values;
    }

    /** Where a contact is written to: at the address that leads. */
    public static Optional<EmailAddress> address(Details contact) {
        return contact.addresses().stream()
                .filter(Address::primary)
                .findFirst()
                .flatMap(address -> EmailAddress.parse(address.value()));
    }

    /** First and last name. */
    public static String fullName(Details contact) {
        return (contact.firstName() + " " + contact.lastName()).strip();
    }
}
