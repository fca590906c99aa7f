package dev.tandem.core.workflow;

import java.time.Instant;

/** Whether a run starts. */
public sealed interface Start {

    /** It does. */
    record Yes() implements Start {}

    /** That is not known before this time. */
    record Later(Instant at) implements Start {}

    /** It does not. */
    record Not(Why why) implements Start {}

    /** Why none starts. */
    enum Why {
        SWITCHED_OFF,
        RUNS_ALREADY,
        IN_CIRCLES,
        /** R18. */
        AUTOMATIC,
        PAST,
        ANSWERED,
        WROTE_AGAIN,
        NEVER_SENT
    }
}
