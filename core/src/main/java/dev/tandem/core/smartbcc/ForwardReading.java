package dev.tandem.core.smartbcc;

import dev.tandem.core.mail.EmailAddress;

/** What a text says of the email that it passes on. */
public sealed interface ForwardReading {

    /** It passes on none, as far as anybody can tell. */
    record None() implements ForwardReading {}

    /** It passes on one, or several, and whose it was cannot be told for sure. */
    record Unclear() implements ForwardReading {}

    /**
     * The email that it passes on.
     *
     * @param name of the author, possibly empty
     * @param subject possibly empty
     * @param text what stood in it
     */
    record Original(EmailAddress author, String name, String subject, String text) implements ForwardReading {}
}
