package dev.tandem.server.campaign;

import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Bulk mail as stored.
 *
 * @param pauseReason why it is paused, if it is
 * @param startsAt when it is to start, or did
 * @param finishedAt when the last recipient's email was filed
 */
public record Campaign(
        UUID id,
        Content content,
        UserId author,
        State state,
        Optional<PauseReason> pauseReason,
        Optional<Instant> startsAt,
        Instant changedAt,
        Optional<Instant> finishedAt) {

    /** How far it is. */
    public enum State {
        DRAFT,
        SCHEDULED,
        SENDING,
        PAUSED,
        SENT
    }

    /** Why it does not go on. */
    public enum PauseReason {
        PERSON,
        /** Too many emails came back (R18). */
        BOUNCES,
        /** The sub-account has no provider any more. */
        NO_PROVIDER
    }

    /**
     * What its author decides.
     *
     * @param html sanitised
     * @param perHour no more than so many emails in an hour
     */
    public record Content(
            String name,
            String subject,
            String text,
            Optional<String> html,
            Audience audience,
            Optional<Integer> perHour) {}

    /**
     * Whom it goes to.
     *
     * @param contacts exactly these; empty: everybody whom the rest describes
     * @param tag who has this one
     * @param assignedTo whose contacts
     */
    public record Audience(Optional<List<UUID>> contacts, Optional<String> tag, Optional<UserId> assignedTo) {}

    /**
     * How it stands.
     *
     * @param recipients who get it
     * @param filed whose email is on its way or has left
     * @param failed whose email the provider did not take, or nobody knows
     */
    public record Figures(
            int recipients, int filed, int sent, int failed, int bounced, int unsubscribed, int leftOut) {}
}
