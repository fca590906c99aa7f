package dev.tandem.server.web;

import java.util.List;
import java.util.Map;

/**
 * A contact being written down.
 *
 * @param primary index of the primary address
 * @param errors message key by field: {@code firstName}, {@code lastName}, {@code address0}, {@code address1}, …
 */
public record ContactForm(
        String firstName,
        String lastName,
        List<String> addresses,
        int primary,
        String tags,
        String assignedTo,
        Map<String, String> errors) {

    /** An empty form with one address line, assigned to the given user id or to nobody if empty. */
    public static ContactForm empty(String assignedTo) {
        return new ContactForm("", "", List.of(""), 0, "", assignedTo, Map.of());
    }
}
