package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The sync policy of a sub-account, or the block list of a user's own mailbox.
 *
 * @param own whether it is the latter; then only {@code blocked} is shown
 * @param blocked addresses and domains, one on a line
 * @param internal domains, one on a line
 * @param errors sentences, in the reader's language
 * @param diff what would change, once somebody asked
 */
public record PolicyForm(
        boolean own,
        String gate,
        String suffix,
        String blocked,
        String internal,
        List<String> errors,
        @Nullable Diff diff,
        List<Made> made) {

    /** The policies, the strictest first. */
    public List<String> policies() {
        return List.of("ASSIGNED", "ASSIGNED_OR_UNASSIGNED", "ANY_CONTACT");
    }

    /** Whether emails are being judged again. */
    public boolean busy() {
        return made.stream().anyMatch(one -> one.waiting() > 0);
    }

    /** What would change of emails that have a verdict. {@code none}: nothing is different at all; {@code listed}: contacts on new entries. */
    public record Diff(boolean none, int coming, int going, List<Line> contacts, int more, String listed) {}

    /** What would change with one contact. */
    public record Line(UUID contact, String name, int coming, int going) {}

    /** A change that was made. {@code words}: what was different. */
    public record Made(
            UUID id,
            String by,
            Instant at,
            List<String> words,
            int emails,
            int waiting,
            int cameIn,
            int wentOut,
            boolean undone) {

        /** How many are judged by now. */
        public int judged() {
            return emails - waiting;
        }
    }
}
