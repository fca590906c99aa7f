package dev.tandem.server.mailbox;

/** A sealed secret does not open: another key, another context, or somebody changed it. */
public final class SecretUnreadable extends RuntimeException {

    public SecretUnreadable(Throwable cause) {
        super(
                "A stored secret cannot be opened. Has TANDEM_SECRET_KEY changed? Set the key it was sealed with, or let the user"
                        + " connect the mailbox again.",
                cause);
    }
}
