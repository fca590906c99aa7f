package dev.tandem.core.mailbox;

import java.util.UUID;

/**
 * Which mailbox at a provider, the unit of sync.
 *
 * @param value made by the database
 */
public record MailboxId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
