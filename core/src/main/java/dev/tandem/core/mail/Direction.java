package dev.tandem.core.mail;

/** Whether an email came to the staff or left from them. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
