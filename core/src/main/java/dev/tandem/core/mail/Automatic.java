package dev.tandem.core.mail;

/** Whether a machine wrote an email, and what kind of machine (R18, F83, F84). */
public enum Automatic {

    /** A person wrote it, or a newsletter or a mailing list brought it. */
    NONE,

    /** An automatic answer: an absence note, a confirmation of receipt, a read receipt (RFC 3834, RFC 8098). Never answered automatically. */
    REPLY,

    /** A mail server tells what became of an email: a bounce, a delay, a confirmation (RFC 3464). Nobody's answer. */
    DELIVERY_REPORT
}
