package dev.tandem.core.mail;

/**
 * The provider's grouping of emails inside one mailbox; means nothing in any other mailbox.
 *
 * @param value up to 16 lower-case hexadecimal digits
 */
public record ThreadId(String value) {

    /** @throws IllegalArgumentException if it is empty */
    public ThreadId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a thread id is not empty");
        }
    }
}
