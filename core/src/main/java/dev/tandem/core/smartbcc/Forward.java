package dev.tandem.core.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.Participant;

/** R67: what is known of an email that was passed on to a smart address and to nobody else. */
public sealed interface Forward {

    /** Whose email it was. */
    record Of(Participant author) implements Forward {}

    /** Nobody can tell for sure whose it was. */
    record Unclear() implements Forward {}

    /** The owner of the smart address said under whom it goes. */
    record Under(ContactId contact) implements Forward {}
}
