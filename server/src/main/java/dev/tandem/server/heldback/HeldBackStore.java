package dev.tandem.server.heldback;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is held back, and what was let in (R13). A viewer sees what the mailboxes of their own connections hold, since these were made.
 * Writing methods are called inside a use case's transaction.
 */
public interface HeldBackStore {

    /** How many emails are held back from this viewer. */
    int count(SubAccountId subAccount, UserId viewer);

    /** Those emails, newest first. */
    Page<HeldEmail> emails(SubAccountId subAccount, UserId viewer, Optional<String> cursor, int limit);

    /** Their contacts, the one with the newest email first. */
    List<HeldContact> contacts(SubAccountId subAccount, UserId viewer, int limit);

    /** What is held back of these contacts from any of these users; an email that two of them share stands here once. */
    List<HeldCopy> copies(SubAccountId subAccount, Set<UUID> contacts, Set<UserId> users);

    /** Keeps what was let in, and what the assignments were before. */
    UUID keep(SubAccountId subAccount, NewImport begun, Instant now);

    /** How far an import has come; only who began it may know. */
    Optional<ImportLine> find(SubAccountId subAccount, UserId by, UUID heldImport);

    /** Marks an import as undone; tells which contacts it had assigned and nobody assigned since. Nothing the second time. */
    List<Reassigned> undo(SubAccountId subAccount, UserId by, UUID heldImport, Instant now);

    /** An email as far as it is known. */
    record HeldEmail(UUID contactId, Instant receivedAt, GmailMessageId gmailMessageId) {}

    /** A contact whose emails are held back. */
    record HeldContact(
            UUID contactId,
            String name,
            Optional<String> address,
            Optional<UserId> assignedTo,
            int emails,
            Instant newest,
            Instant oldest,
            GmailMessageId newestId) {}

    /** One held email in one mailbox. */
    record HeldCopy(MailboxId mailbox, GmailMessageId message, UUID contact) {}

    /** Who was assigned to a contact before an import, which changed it. */
    record Reassigned(UUID contact, Optional<UserId> before) {}

    /**
     * An import that begins.
     *
     * @param assignedTo to whom its contacts were to be assigned; empty if they were left as they were
     * @param unchanged contacts whose assignment was left as it was
     */
    record NewImport(
            UserId by,
            Optional<UserId> assignedTo,
            List<Reassigned> reassigned,
            Set<UUID> unchanged,
            List<HeldCopy> copies) {}

    /**
     * How far an import has come.
     *
     * @param emails how many were put back for judging
     * @param imported how many of them are here now
     * @param waiting how many wait for their verdict still
     * @param reassigned how many contacts were assigned by it
     */
    record ImportLine(
            UUID id,
            Optional<UserId> assignedTo,
            int emails,
            int imported,
            int waiting,
            int contacts,
            int reassigned,
            Instant begunAt,
            Optional<Instant> undoneAt) {}
}
