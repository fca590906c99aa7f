package dev.tandem.core.conversation;

/** A rule that can decide about an email, by the id that the specification gives it. */
public enum Rule {
    R06,
    R11,
    R12,
    R13,
    R14,
    R15,
    R16,
    R17,
    R18,
    R20,
    R21,
    R23,
    R26,
    R29,
    R32,
    R33,
    R44
}
