package dev.tandem.core.contact;

import java.util.UUID;

/**
 * Which contact, inside one sub-account.
 *
 * @param value made by the database
 */
public record ContactId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
