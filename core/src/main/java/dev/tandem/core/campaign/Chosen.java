package dev.tandem.core.campaign;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import java.util.Optional;

/**
 * Whether a contact gets bulk mail.
 *
 * @param address to which it goes; empty if it does not
 * @param leftOut why not
 */
public record Chosen(ContactId contact, Optional<EmailAddress> address, Optional<LeftOut> leftOut) {

    /** Why a contact who was chosen gets nothing. */
    public enum LeftOut {
        /** R51. */
        DO_NOT_DISTURB,
        NO_ADDRESS,
        /** The address was not reached before (R18). */
        BOUNCED_BEFORE,
        /** Another contact gets it at the same address (R28). */
        SAME_ADDRESS
    }

    static Chosen gets(ContactId contact, EmailAddress address) {
        return new Chosen(contact, Optional.of(address), Optional.empty());
    }

    static Chosen not(ContactId contact, LeftOut why) {
        return new Chosen(contact, Optional.empty(), Optional.of(why));
    }
}
