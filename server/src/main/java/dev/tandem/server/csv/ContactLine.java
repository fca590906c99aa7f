package dev.tandem.server.csv;

import dev.tandem.core.contact.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of a file: what it asks for, or why it cannot be taken. */
public sealed interface ContactLine {

    /** The line as it stands in the file. */
    CsvFile.Line source();

    /**
     * What a line asks for. Empty cells ask for nothing.
     *
     * @param wholeName whether first and last name come from one cell, and so count together
     * @param addresses as written, the first before the further ones
     */
    record Asked(
            CsvFile.Line source,
            String firstName,
            String lastName,
            boolean wholeName,
            String company,
            String jobTitle,
            List<String> addresses,
            Optional<UserId> assignedTo,
            List<String> tags,
            Optional<Boolean> doNotDisturb)
            implements ContactLine {}

    /**
     * A line that is refused whole.
     *
     * @param reason key of a sentence
     * @param arguments its gaps
     */
    record Refused(CsvFile.Line source, String reason, List<String> arguments) implements ContactLine {

        static Refused of(CsvFile.Line source, String reason, Object... arguments) {
            return new Refused(
                    source,
                    reason,
                    Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }
}
