package dev.tandem.core.conversation;

/** A rule that can decide about an email, by the id that the specification gives it. */
public enum Rule {
    R06,
    R11,
    R12,
    R13,
    R14,
    R15,
    R17,
    R20,
    R21,
    R23,
    R29,
    R33,
    R44
}
