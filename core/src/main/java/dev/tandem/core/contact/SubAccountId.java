package dev.tandem.core.contact;

import java.util.UUID;

/**
 * Which tenant of the CRM.
 *
 * @param value made by the database
 */
public record SubAccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
