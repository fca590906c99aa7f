package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Values;
import dev.tandem.emulator.mailbox.Mailbox;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that was let through: it is known who asks for what.
 *
 * @param path what the braces of the path stood for
 * @param json the JSON body, or the JSON part of an upload
 * @param media the uploaded message, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiCall(
        ApiMethod method,
        Grant grant,
        Mailbox mailbox,
        Map<String, String> path,
        Values query,
        ObjectNode json,
        byte @Nullable [] media) {

    public String pathPart(String name) {
        return Objects.requireNonNull(path.get(name));
    }

    /** A page size between 1 and the most that is allowed; 100 when the caller names none. */
    public int maxResults() {
        String wanted = query.first("maxResults");
        if (wanted == null) {
            return 100;
        }
        try {
            long number = Long.parseLong(wanted);
            if (number < 0) {
                throw Refusals.invalidArgument("Invalid maxResults value: " + wanted);
            }
            return number == 0 ? 100 : (int) Math.min(number, 500);
        } catch (NumberFormatException e) {
            throw Refusals.invalidArgument("Invalid value at 'max_results' (TYPE_UINT32), \"" + wanted + "\"");
        }
    }
}
