package dev.tandem.core.mail;

/** What people mark on an email, and what travels between the CRM and the mailbox (R19). */
public enum Flag {
    READ,
    STARRED,
    /** Not in the inbox any more. */
    ARCHIVED,
    /** Thrown away; spam is, too. */
    TRASHED
}
