package dev.tandem.server.web;

import java.util.Locale;

/** How a user wants the pages to look; SYSTEM follows the system. */
public enum Theme {
    LIGHT,
    DARK,
    SYSTEM;

    /** The value of {@code data-bs-theme} on the html element. */
    public String attribute() {
        return this == SYSTEM ? "auto" : name().toLowerCase(Locale.ROOT);
    }
}
