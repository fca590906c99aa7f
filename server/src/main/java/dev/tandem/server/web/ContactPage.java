package dev.tandem.server.web;

import dev.tandem.core.mail.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One contact with everything about them.
 *
 * @param conversation absent while nothing has been written
 * @param threads newest first
 * @param tookPart threads of others in which the contact took part (R23)
 * @param saved the form was just saved
 * @param changedBy who changed it since the form was opened; the form was not saved
 */
public record ContactPage(
        ContactPane contact,
        ContactForm form,
        Instant since,
        boolean doNotDisturb,
        @Nullable UUID conversation,
        List<ThreadRow> threads,
        List<TookPartRow> tookPart,
        Readers readers,
        Neighbours neighbours,
        boolean saved,
        @Nullable Person changedBy) {

    /** Number of emails in the conversation, for the warning before deleting (R75). */
    public long emails() {
        return threads.stream().mapToLong(ThreadRow::count).sum();
    }

    /** A thread of the contact. {@code failed}: emails in it that were not sent. */
    public record ThreadRow(UUID id, String subject, long count, int failed, Instant lastAt) {}

    /** A thread of somebody else. {@code role}: where the contact stood. */
    public record TookPartRow(UUID conversation, UUID thread, String subject, Role role, String owner, Instant at) {}

    /** The contacts before and after this one in the list. */
    public record Neighbours(@Nullable UUID above, @Nullable UUID below) {}

    /**
     * Who sees the contact's emails.
     *
     * @param members how many belong to this sub-account
     * @param through whose connected mailbox brings them here; empty if nobody's does
     * @param elsewhere the reader's other sub-accounts
     */
    public record Readers(int members, List<Person> through, List<Elsewhere> elsewhere) {

        /** The names of those whose mailboxes do. */
        public String names() {
            return through.stream().map(Person::name).collect(Collectors.joining(", "));
        }
    }

    /** Another sub-account of the reader. {@code known}: a contact there has one of the addresses. */
    public record Elsewhere(String name, boolean known) {}
}
