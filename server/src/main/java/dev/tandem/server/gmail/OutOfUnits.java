package dev.tandem.server.gmail;

import java.io.IOException;
import java.time.Instant;

/** A call that was not made, or not heard, because too much was asked already. Nothing was done. */
final class OutOfUnits extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Instant until;

    OutOfUnits(Instant until, String reason) {
        super(reason, null);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
