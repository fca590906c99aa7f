package dev.tandem.server.web;

import org.jspecify.annotations.Nullable;

/** The tester as it comes back; several addresses are parted by commas. */
record WhatIfForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String cc,
        @Nullable String thread) {

    /** The answer to it: who wrote gets it. */
    WhatIfForm swapped() {
        return new WhatIfForm(to, from, cc, thread);
    }

    static String text(@Nullable String written) {
        return written == null ? "" : written.strip();
    }
}
