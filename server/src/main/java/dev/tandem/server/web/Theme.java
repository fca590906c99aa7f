package dev.tandem.server.web;

import java.util.Locale;

/** How a user wants the pages to look; AUTO follows the system. */
public enum Theme {
    LIGHT,
    DARK,
    AUTO;

    /** The value of {@code data-bs-theme} on the html element. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
