package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mail.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads conversations for people. Every question is asked inside one sub-account. */
public interface ConversationQueries {

    /**
     * Conversations, newest first.
     *
     * @param viewer whose "mine" is meant
     * @param search in names, addresses, subjects and texts; empty for all
     * @param cursor from an earlier page
     */
    Page<Line> list(
            SubAccountId subAccount, UserId viewer, Filter filter, String search, Optional<String> cursor, int limit);

    /** How many conversations stand behind each filter, for the viewer. */
    Counts counts(SubAccountId subAccount, UserId viewer);

    /** How many conversations have something unread, by sub-account; over those that the caller may see. */
    Map<SubAccountId, Integer> unread(List<SubAccountId> subAccounts);

    /** One line by its conversation. */
    Optional<Line> conversation(SubAccountId subAccount, UUID conversation);

    /** The contact's conversation, if there is one. */
    Optional<UUID> conversationOf(SubAccountId subAccount, UUID contact);

    /** Its threads, oldest first. */
    List<ThreadLine> threads(SubAccountId subAccount, UUID conversation);

    /** Its messages of all threads, oldest first, with participants, attachments and sources. */
    Page<MessageLine> messages(SubAccountId subAccount, UUID conversation, Optional<String> cursor, int limit);

    /** One message. */
    Optional<MessageLine> message(SubAccountId subAccount, UUID message);

    /** Which conversations are asked for. */
    enum Filter {
        MINE,
        UNREAD,
        STARRED,
        ALL,
        ARCHIVED,
        TRASH,
        FAILED,
        /** The viewer's own emails wait for their time. */
        SCHEDULED
    }

    /** Conversations behind the filters; archived and trashed ones count nowhere else. */
    record Counts(int mine, int unread, int starred, int all, int failed) {}

    /**
     * A conversation in a list.
     *
     * @param lastAuthor the user who wrote the last message here; empty where it was written elsewhere
     * @param lastClaimedBy name of the other sub-account that has the last message's thread (R32); then nothing else is visible
     * @param failedCount how many of its emails did not leave, or nobody can tell whether they did
     * @param unclear whether there is one of the latter (R45)
     */
    record Line(
            UUID conversationId,
            UUID contactId,
            String contactName,
            Optional<UUID> assignedTo,
            Instant lastMessageAt,
            String lastSubject,
            String lastSnippet,
            Direction lastDirection,
            Optional<UUID> lastAuthor,
            Optional<String> lastAuthorName,
            boolean lastHasAttachments,
            Optional<String> lastClaimedBy,
            int messageCount,
            int unreadCount,
            int failedCount,
            boolean unclear,
            boolean starred,
            boolean archived,
            boolean trashed) {}

    /**
     * A thread of a conversation.
     *
     * @param claimedBy the other sub-account that has it (R32)
     */
    record ThreadLine(
            UUID threadId,
            String subject,
            int messageCount,
            Instant lastMessageAt,
            Optional<ClaimStore.Held> claimedBy) {}

    /** An address on a message. {@code contactId} where a contact of the sub-account has it (R22 shows the others as no contact). */
    record Party(Optional<Role> role, String name, String address, Optional<UUID> contactId) {}

    /** A file on a message. */
    record AttachmentLine(
            int n, String fileName, String contentType, long sizeBytes, Optional<String> contentId, String sha256) {}

    /**
     * To whom an email could not be delivered (R18).
     *
     * @param status as in RFC 3463, if the report told
     * @param diagnostic what the mail server said, in its words
     */
    record BounceLine(String address, Optional<String> status, String diagnostic) {}

    /** Where a message came from. */
    record SourceLine(String door, Optional<String> mailbox, Optional<String> gmailMessageId) {}

    /**
     * A message as people see it.
     *
     * @param parties role empty means Reply-To
     * @param textSha256 whole plain text in the blob store; {@code textStart} is its beginning
     * @param forwarded whether the user passed the thread on to somebody who is no contact (R26)
     * @param claimedBy the other sub-account that has its thread (R32); then it is hidden until somebody wants to see it
     * @param htmlSha256 the HTML body as it was received, not sanitised; it must never reach a browser without {@code MailHtml}
     */
    record MessageLine(
            UUID messageId,
            UUID conversationId,
            UUID threadId,
            UUID contactId,
            Direction direction,
            String origin,
            String state,
            Optional<String> reason,
            Optional<Instant> retryAt,
            Optional<Instant> leavesAt,
            Optional<UUID> authorId,
            Optional<String> authorName,
            Optional<String> rfcMessageId,
            List<String> references,
            String subject,
            String snippet,
            String textStart,
            Optional<String> textSha256,
            Optional<String> htmlSha256,
            Optional<String> sourceSha256,
            long sizeBytes,
            Optional<Instant> sentAt,
            Instant receivedAt,
            Flags flags,
            boolean automatic,
            boolean forwarded,
            boolean deletedInGmail,
            List<Party> parties,
            List<AttachmentLine> attachments,
            List<SourceLine> sources,
            List<BounceLine> bounces,
            Optional<ClaimStore.Held> claimedBy) {

        /** Whether somebody has read it. */
        public boolean read() {
            return flags.has(Flag.READ);
        }
    }
}
