package dev.tandem.emulator.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * A label somebody made.
 *
 * @param id Label_ and a number
 * @param colour text and background as #rrggbb, or null
 */
public record Label(
        String id,
        String name,
        String messageListVisibility,
        String labelListVisibility,
        @Nullable Colour colour) {
    /** How a label is painted. */
    public record Colour(String text, String background) {}
}
