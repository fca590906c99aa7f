package dev.tandem.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of contacts.
 *
 * @param filter what was asked for
 * @param total how many contacts the sub-account has
 * @param choices what the filters and the bulk bar offer
 */
public record ContactList(
        Filter filter, List<ContactRow> rows, @Nullable String next, int total, Choices choices) {

    /** Whether the sub-account has any contact at all. */
    public boolean anything() {
        return total > 0;
    }

    /**
     * What was asked for.
     *
     * @param whose {@code all}, {@code mine} or {@code nobody}
     * @param tag empty for any
     * @param assignedTo absent for anybody
     */
    public record Filter(
            String whose,
            String query,
            String tag,
            @Nullable Person assignedTo) {

        /** The id for the address, empty for anybody. */
        public String assignedToId() {
            return assignedTo == null ? "" : assignedTo.id().toString();
        }

        /** Whether something besides the words narrows the list. */
        public boolean narrows() {
            return !tag.isEmpty() || assignedTo != null;
        }
    }

    /** The tags in use, and whom contacts can be assigned to. */
    public record Choices(List<String> tags, List<Person> people) {}
}
