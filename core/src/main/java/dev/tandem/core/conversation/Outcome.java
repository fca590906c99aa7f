package dev.tandem.core.conversation;

/** What happened to an email in one sub-account (R80). */
public enum Outcome {
    /** It stands in a conversation. */
    SYNCED,
    /** It does not enter the CRM; nothing of it is kept (R84). */
    NOT_SYNCED,
    /** It waits behind the gate; only its id, time and contact are kept (R13). */
    HELD_BACK
}
