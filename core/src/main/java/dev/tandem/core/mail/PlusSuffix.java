package dev.tandem.core.mail;

/** Whether {@code jana+rechnung@praxis-weber.example} is {@code jana@praxis-weber.example}: a setting, for domains other than Gmail's (R28). */
public enum PlusSuffix {
    /** It names somebody else. The default. */
    COUNTS,
    /** It names the same mailbox. */
    IGNORED
}
