package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import java.nio.charset.StandardCharsets;

/** What a mailbox's refresh token is sealed with, so that it opens no other mailbox's row. */
public final class SealedToken {

    private SealedToken() {}

    /** The context for {@link SecretBox}. */
    public static byte[] context(MailboxId mailbox) {
        return ("mailbox " + mailbox).getBytes(StandardCharsets.UTF_8);
    }
}
