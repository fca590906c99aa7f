package dev.tandem.server.identity;

/** How a user wants the pages to look: as the system does, light, or dark. */
public enum Look {
    SYSTEM,
    LIGHT,
    DARK
}
