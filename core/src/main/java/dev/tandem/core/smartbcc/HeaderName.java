package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.PersonName;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.Participant;

/** R61: what a person is called, as far as a header line tells. */
final class HeaderName {

    /** No more than a contact's name can hold. */
    static final int LENGTH_MAX_CHARACTERS = 200;

    private HeaderName() {}

    /** "Jana Weber" and "Weber, Jana" are both read; without a name the part before the {@code @} stands in. */
    static PersonName of(Participant person) {
        String written = shortened(unquoted(person.name()));
        if (written.isEmpty() || EmailAddress.parse(written).isPresent()) {
            return new PersonName("", shortened(person.address().local()));
        }
        int comma = written.indexOf(',');
        int space = written.lastIndexOf(' ');
        return comma > 0
                ? new PersonName(
                        written.substring(comma + 1).strip(),
                        written.substring(0, comma).strip())
                : new PersonName(
                        written.substring(0, Math.max(space, 0)).strip(),
                        written.substring(space + 1).strip());
    }

    private static String unquoted(String name) {
        return name.replaceAll("[\\p{Z}\\p{C}]+", " ").replaceAll("^[\\s\"']+|[\\s\"']+$", "");
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LENGTH_MAX_CHARACTERS));
    }
}
