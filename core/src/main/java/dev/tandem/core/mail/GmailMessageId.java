package dev.tandem.core.mail;

/**
 * The id of an email inside one mailbox. Two mailboxes give the same email different ids.
 *
 * @param value up to 16 lower-case hexadecimal digits
 */
public record GmailMessageId(String value) {

    /** @throws IllegalArgumentException if it is empty */
    public GmailMessageId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a Gmail message id is not empty");
        }
    }
}
