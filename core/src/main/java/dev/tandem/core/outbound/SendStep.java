package dev.tandem.core.outbound;

/** What to do next with an email that shall leave through Gmail exactly once (R45). */
public enum SendStep {
    /** Nothing has been asked of Gmail yet: put a draft there. */
    CREATE_DRAFT,
    /** We asked for a draft and never heard: see whether it is there. */
    LOOK_FOR_DRAFT,
    /** The draft is there and was never sent: send it. */
    SEND_DRAFT,
    /** We asked to send the draft and never heard: see whether it is still there. A draft that is gone was sent. */
    ASK_FOR_DRAFT,
    /** The draft is gone: find the email that it became. */
    LOOK_IN_SENT,
    /** It left; Gmail may have given it another Message-ID (F46): read that back. */
    READ_BACK,
    /** Everything is known. */
    FINISHED
}
