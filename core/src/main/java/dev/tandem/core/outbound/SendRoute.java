package dev.tandem.core.outbound;

/** By which way an email leaves (R40-R42). Chosen once, never changed behind the user's back (R43). */
public enum SendRoute {
    /** The sender's own connected mailbox. */
    GMAIL,
    /** The sub-account's own provider. */
    PROVIDER
}
