package dev.tandem.server.web;

import java.util.List;
import java.util.Map;

/**
 * A contact being written down.
 *
 * @param primary index of the primary address
 * @param errors message key by field; that of an address ends in its index
 */
public record ContactForm(
        String firstName,
        String lastName,
        String company,
        String jobTitle,
        List<String> addresses,
        int primary,
        String tags,
        String assignedTo,
        Map<String, String> errors) {

    /** An empty form with one address line, assigned to the given user id or to nobody if empty. */
    public static ContactForm empty(String assignedTo) {
        return new ContactForm("", "", "", "", List.of(""), 0, "", assignedTo, Map.of());
    }
}
