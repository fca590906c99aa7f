package dev.tandem.core.contact;

import java.util.Locale;

/** What a person is called; each half can be empty. */
public record PersonName(String first, String last) {

    /** Whether there is no name at all. */
    public boolean isEmpty() {
        return first.isEmpty() && last.isEmpty();
    }

    /** The other's name where there is none; a missing half only from somebody whose other half is the same. */
    PersonName filledFrom(PersonName other) {
        if (isEmpty()) {
            return other;
        }
        if (first.isEmpty() && same(last, other.last)) {
            return new PersonName(other.first, last);
        }
        if (last.isEmpty() && same(first, other.first)) {
            return new PersonName(first, other.last);
        }
        return this;
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
