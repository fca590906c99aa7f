package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Step;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers why an email is here or not (R80). A user asks about the mailboxes of their own connections only. */
public interface VerdictQueries {

    /** Verdicts, newest first; messages that wait for one stand among them. */
    Page<VerdictLine> list(SubAccountId subAccount, UserId user, Question question, Optional<String> cursor, int limit);

    /** Which email is meant; all conditions hold at once, none means all. */
    record Question(
            Optional<RfcMessageId> rfcMessageId,
            Optional<String> gmailMessageId,
            Optional<EmailAddress> address,
            Optional<String> gmailThreadId) {

        /** By its Message-ID. */
        public static Question ofMessageId(RfcMessageId id) {
            return new Question(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** By its id in the mailbox. */
        public static Question ofGmailMessage(String id) {
            return new Question(Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty());
        }

        /** By anybody on it. */
        public static Question ofAddress(EmailAddress address) {
            return new Question(Optional.empty(), Optional.empty(), Optional.of(address), Optional.empty());
        }

        /** By the mailbox's thread it stands in. */
        public static Question ofGmailThread(String id) {
            return new Question(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id));
        }
    }

    /**
     * What happened to one email.
     *
     * @param mailboxId in whose mailbox it is
     * @param rfcMessageId known only where the email is stored; of others only a hash is kept (R14)
     * @param outcome an outcome of core, else {@code PENDING} or {@code PARKED}
     * @param rule the one that decided; empty while none has
     * @param receivedAt empty where history told of an email that nobody looked into
     */
    record VerdictLine(
            MailboxId mailboxId,
            String gmailMessageId,
            Optional<String> rfcMessageId,
            String mailbox,
            String outcome,
            Optional<String> rule,
            List<Step> steps,
            Optional<UUID> contactId,
            Optional<UUID> messageId,
            Optional<Instant> receivedAt,
            Optional<Instant> judgedAt) {}
}
