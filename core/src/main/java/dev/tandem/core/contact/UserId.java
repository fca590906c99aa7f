package dev.tandem.core.contact;

import java.util.UUID;

/**
 * Which person of the staff.
 *
 * @param value made by the database
 */
public record UserId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
