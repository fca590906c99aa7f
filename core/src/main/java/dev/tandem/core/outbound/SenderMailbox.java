package dev.tandem.core.outbound;

/** How the mailbox of an email's author stands in the sub-account it is written in. */
public enum SenderMailbox {
    /** There is no connection. */
    NONE,
    CONNECTED,
    /** The user paused the connection. */
    PAUSED,
    /** Google wants the consent again (R74). */
    CONSENT_NEEDED
}
