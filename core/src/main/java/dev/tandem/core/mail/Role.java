package dev.tandem.core.mail;

/** In which line of an email an address stands. */
public enum Role {
    FROM,
    TO,
    CC,
    BCC
}
