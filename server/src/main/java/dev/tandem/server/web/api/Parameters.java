package dev.tandem.server.web.api;

import dev.tandem.server.web.api.protocol.Refusal;

/** Checks words that stand in the address. */
final class Parameters {

    private Parameters() {}

    /** A text to look for; one with a NUL can stand nowhere. */
    static String text(String name, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Refusal.parameter(name, "parameter.unreadable");
        }
        return text.strip();
    }
}
