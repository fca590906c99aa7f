package dev.tandem.core.mailbox;

import java.time.Instant;

/** How a connection is, as every place says it: a person's pages, the API, operators. Only {@link Connected} may be shown in green. */
public sealed interface Health {

    /** The first look into the mailbox has not come to its end yet. */
    record Connecting() implements Health {}

    /** Everything that the mailbox holds is here. {@code lastLook}: when that was last found to be so. */
    record Connected(Instant lastLook) implements Health {}

    /** Much waits for its verdict, and it becomes less: {@code judged} of {@code seen} emails since the connection. */
    record CatchingUp(long judged, long seen) implements Health {}

    /** What the CRM shows may be older than it should be, since then. */
    record Delayed(Instant since, Cause cause) implements Health {}

    /** The provider wants to be left alone until then. */
    record Limited(Instant until) implements Health {}

    /** R74: Google has not accepted the consent any more since then. */
    record AwaitingConsent(Instant since) implements Health {}

    /** Its user wants nothing synced since then, until it is resumed. */
    record Paused(Instant since) implements Health {}

    /** Nothing is synced. */
    record Disconnected() implements Health {}

    /** Why something is delayed. */
    enum Cause {
        /** The last calls to the provider failed. */
        CALLS_FAIL,
        /** No look came to its end for too long. */
        NOT_LOOKED,
        /** Some emails are here and have no verdict yet. */
        EMAILS_WAIT
    }
}
