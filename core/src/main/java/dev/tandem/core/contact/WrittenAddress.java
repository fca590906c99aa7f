package dev.tandem.core.contact;

import dev.tandem.core.mail.EmailAddress;

/**
 * An address of a contact as a person wrote it.
 *
 * @param value an email address in any spelling
 * @param primary whether it leads
 */
public record WrittenAddress(String value, boolean primary) {

    /** R28: equal for two spellings that reach the same mailbox. */
    public String matchKey() {
        return new EmailAddress(value).matchKey();
    }

    WrittenAddress leading(boolean leads) {
        return new WrittenAddress(value, leads);
    }
}
