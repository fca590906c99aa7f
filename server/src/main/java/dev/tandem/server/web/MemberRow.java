package dev.tandem.server.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the sub-account.
 *
 * @param invited whether the person has not logged in yet
 * @param mailbox the connected address, absent without one
 */
public record MemberRow(
        UUID userId,
        String name,
        String login,
        boolean admin,
        boolean invited,
        boolean you,
        @Nullable String mailbox) {

    /** The letters in the avatar. */
    public String initials() {
        return Initials.of(name);
    }
}
