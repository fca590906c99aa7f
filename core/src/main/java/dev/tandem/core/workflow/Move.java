package dev.tandem.core.workflow;

import java.time.Instant;

/** What a run does next. */
public sealed interface Move {

    /** Carries its step out. */
    record Act() implements Move {}

    /** The step is done; the next one follows. */
    record Pass() implements Move {}

    /** The step is left out; the next one follows. */
    record Skip(Skipped why) implements Move {}

    /** Nothing before this time. */
    record WaitUntil(Instant time) implements Move {}

    /** Nothing before its email has left, or has not. */
    record Hold() implements Move {}

    /** It is over. */
    record End(Ended why) implements Move {}

    /** Somebody has to look, and may let it try again. */
    record Fail(Failed why) implements Move {}

    /** Why a step is left out. */
    enum Skipped {
        /** R51. */
        DO_NOT_DISTURB,
        NO_ADDRESS,
        /** R18. */
        BOUNCED_BEFORE,
        NOBODY_ASSIGNED
    }

    /** Why a run is over. */
    enum Ended {
        FINISHED,
        REPLIED,
        CONDITION,
        CONTACT_GONE,
        SWITCHED_OFF,
        PERSON
    }

    /** Why a run does not go on. */
    enum Failed {
        NO_PROVIDER,
        NOT_SENT,
        /** Nobody knows whether it left; it is not sent twice (R45). */
        UNKNOWN,
        BOUNCED,
        /** One contact, too many emails in a day. */
        TOO_MANY_EMAILS,
        NO_MEMBER,
        NOT_TAKEN
    }
}
