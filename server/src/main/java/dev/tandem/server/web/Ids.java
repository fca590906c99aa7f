package dev.tandem.server.web;

import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in addresses. */
final class Ids {

    private Ids() {}

    /** The id in this text, if it is one. */
    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
