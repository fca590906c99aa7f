package dev.tandem.server.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sub-account as the switcher shows it.
 *
 * @param mailbox the reader's connected address there, absent without a connection
 * @param lastSynced when that mailbox was last brought up to date
 * @param consentLost since when Google does not let Tandem into it any more (R74), absent while it does
 * @param member whether the reader is a member there (R03)
 * @param unread conversations with something unread for the reader
 */
public record Place(
        UUID id,
        String name,
        String agency,
        @Nullable String mailbox,
        @Nullable Instant lastSynced,
        @Nullable Instant consentLost,
        boolean member,
        long unread) {

    /** The letters in the avatar. */
    public String initials() {
        return Initials.of(name);
    }
}
