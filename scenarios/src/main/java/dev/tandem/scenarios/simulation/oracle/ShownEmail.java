package dev.tandem.scenarios.simulation.oracle;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An email that a sub-account should show, with all copies that were brought in of it. */
final class ShownEmail {

    final ShownThread thread;
    final Optional<UUID> written;
    final Set<CopyId> copies = new LinkedHashSet<>();
    boolean bounced;
    Optional<String> identity = Optional.empty();

    ShownEmail(ShownThread thread, Optional<UUID> written) {
        this.thread = thread;
        this.written = written;
    }
}
