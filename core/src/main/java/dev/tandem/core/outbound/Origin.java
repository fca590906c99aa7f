package dev.tandem.core.outbound;

/** Why an email leaves. It is visible on the message, and decides by which way it may leave (R40-R42). */
public enum Origin {
    /** A user wrote it to somebody. */
    INDIVIDUAL,
    /** R41: one of many. */
    BULK,
    /** R42: a workflow wrote it. */
    WORKFLOW
}
