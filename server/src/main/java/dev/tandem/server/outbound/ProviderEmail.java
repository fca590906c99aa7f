package dev.tandem.server.outbound;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.outbound.Origin;
import java.util.Optional;
import java.util.UUID;

/**
 * An email to a contact that leaves through the sub-account's provider (R40-R42).
 *
 * @param author the user who wrote it, if one did
 * @param occasion what it is about, in words of its origin; the same occasion leaves once, whatever breaks
 * @param thread the conversation's thread it continues, empty to open one
 */
public record ProviderEmail(
        SubAccountId subAccount,
        ContactId contact,
        Optional<UserId> author,
        Origin origin,
        String occasion,
        Optional<UUID> thread,
        Letter letter) {}
