package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the table of contacts. {@code lastAt}: the newest email, absent before the first. */
public record ContactRow(
        UUID id,
        String name,
        String address,
        int moreAddresses,
        @Nullable Person assignedTo,
        List<String> tags,
        Signs signs,
        @Nullable Instant lastAt) {

    /** The letters in the avatar. */
    public String initials() {
        return Initials.of(name);
    }

    /** What is special about them. {@code alsoIn}: names of other sub-accounts of the reader that know them, too. */
    public record Signs(List<String> alsoIn, boolean heldBack, boolean doNotDisturb) {

        /** Nothing special. */
        public static final Signs NONE = new Signs(List.of(), false, false);
    }
}
