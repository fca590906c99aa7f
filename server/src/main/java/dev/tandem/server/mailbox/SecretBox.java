package dev.tandem.server.mailbox;

/** Seals what must never lie readable in a database or a backup: the tokens that open somebody's mailbox. */
public interface SecretBox {

    /**
     * Encrypts.
     *
     * @param context what the secret belongs to, for instance the mailbox's id; not secret, but needed to open it again, so that a
     *     sealed token copied to another mailbox's row opens nothing
     */
    byte[] seal(byte[] plain, byte[] context);

    /**
     * Decrypts.
     *
     * @throws SecretUnreadable when it was sealed with another key or for another context, or was tampered with
     */
    byte[] open(byte[] sealed, byte[] context);

    /** Whether this was sealed with the key that seals today; always, where there is but one. */
    default boolean isPresent(byte[] sealed) {
        return true;
    }
}
