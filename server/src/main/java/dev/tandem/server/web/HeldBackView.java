package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of what is held back from the reader (R13).
 *
 * @param emails how many in all
 * @param people who can get the contacts
 * @param me the reader's id
 * @param policyLetsSomePass whether some of the contacts would pass by now, so that they need not be assigned
 */
public record HeldBackView(int emails, List<Row> rows, List<Person> people, String me, boolean policyLetsSomePass) {

    /** A contact with how many emails are held back. {@code newestId}: Gmail's id of the newest, to ask why. */
    public record Row(
            UUID id,
            String name,
            String address,
            @Nullable Person assignedTo,
            boolean passes,
            int emails,
            Instant newest,
            Instant oldest,
            String newestId) {

        /** The letters in the avatar. */
        public String initials() {
            return Initials.of(name);
        }
    }

    /**
     * How far an import has come.
     *
     * @param reassigned contacts that were assigned by it
     * @param to who got them; absent if nobody did
     */
    public record Imported(
            UUID id,
            int emails,
            int imported,
            int waiting,
            int reassigned,
            @Nullable Person to,
            boolean toYou,
            boolean undone) {}
}
