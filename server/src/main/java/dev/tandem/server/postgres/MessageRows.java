package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Arrival;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.FlagRules;
import dev.tandem.core.conversation.Rule;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.inbound.ImportStore.Bytes;
import dev.tandem.server.inbound.ImportStore.StoredEmail;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes an email that arrived: once per sub-account, whatever the number of its copies (R29). */
@Component
class MessageRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final MessageParts parts;
    private final ChangeLog changes;
    private final ClaimRows claims;

    MessageRows(
            JdbcClient jdbc, ConversationRows conversations, MessageParts parts, ChangeLog changes, ClaimRows claims) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.parts = parts;
        this.changes = changes;
        this.claims = claims;
    }

    Optional<UUID> withIdentity(SubAccountId subAccount, EmailIdentity identity) {
        return jdbc.sql("""
                select message_id
                  from message
                 where sub_account_id = :subAccount
                   and identity = :identity
                """)
                .param("subAccount", subAccount.value())
                .param("identity", identity.value())
                .query(UUID.class)
                .optional();
    }

    UUID openThread(StoredEmail email, SubAccountId subAccount, ContactId contact) {
        return openThread(subAccount, contact, email.email().headers().subject(), email.now());
    }

    UUID openThread(SubAccountId subAccount, ContactId contact, String subject, Instant now) {
        return conversations.openThread(subAccount, conversations.of(subAccount, contact, now), subject, now);
    }

    UUID insert(StoredEmail email, SubAccountId subAccount, UUID thread, boolean forwarded) {
        Direction direction = direction(email);
        NewMessage row = new NewMessage(
                email.identity(),
                email.email(),
                email.bytes(),
                direction,
                "INDIVIDUAL",
                FlagRules.atArrival(email.message().labels(), direction),
                email.message().internalDate(),
                forwarded,
                email.now());
        return insert(row, subAccount, thread, message -> addSource(email, subAccount, message));
    }

    /**
     * An email that the sub-account does not show yet.
     *
     * @param at its place in the order of display
     */
    record NewMessage(
            EmailIdentity identity,
            ReadEmail email,
            Bytes bytes,
            Direction direction,
            String origin,
            Flags flags,
            Instant at,
            boolean forwarded,
            Instant now) {}

    /** Writes it with everything that hangs on it. Through which door it came is written in between. */
    UUID insert(NewMessage email, SubAccountId subAccount, UUID thread, Consumer<UUID> source) {
        UUID conversation = conversations.ofThread(subAccount, thread);
        UUID message = insertRow(email, subAccount, thread, conversation);
        parts.keep(subAccount, message, email.email(), email.bytes());
        source.accept(message);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_ARRIVED, conversation, message), email.now());
        return message;
    }

    private UUID insertRow(NewMessage email, SubAccountId subAccount, UUID thread, UUID conversation) {
        var headers = email.email().headers();
        Flags flags = email.flags();
        Optional<RfcMessageId> rfcId = headers.messageId();
        return jdbc.sql("""
                insert into message (sub_account_id, conversation_id, thread_id, identity, direction, origin, state,
                                     rfc_message_id, rfc_message_key, in_reply_to, reference_ids, subject, snippet, text_start,
                                     text_sha256, html_sha256, source_sha256, size_bytes, sent_at, received_at, read, starred,
                                     archived, trashed, automatic, forwarded, created_at)
                values (:subAccount, :conversation, :thread, :identity, :direction, :origin, :state,
                        :rfcId, :rfcKey, :inReplyTo, :references, :subject, :snippet, :textStart,
                        :text, :html, :source, :size, :sentAt, :receivedAt, :read, :starred,
                        :archived, :trashed, :automatic, :forwarded, :now)
                returning message_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .param("thread", thread)
                .param("identity", email.identity().value())
                .param("direction", email.direction().name())
                .param("origin", email.origin())
                .param("state", email.direction() == Direction.OUTBOUND ? "SENT" : "RECEIVED")
                .param("rfcId", rfcId.map(RfcMessageId::value).orElse(null))
                .param("rfcKey", rfcId.map(RfcMessageId::key).orElse(null))
                .param(
                        "inReplyTo",
                        headers.inReplyTo().stream()
                                .findFirst()
                                .map(RfcMessageId::value)
                                .orElse(null))
                .param(
                        "references",
                        headers.references().stream().map(RfcMessageId::value).toArray(String[]::new))
                .param("subject", headers.subject())
                .param("snippet", Excerpt.snippet(email.email().text()))
                .param("textStart", Excerpt.start(email.email().text()))
                .param("text", email.bytes().text().orElse(null))
                .param("html", email.bytes().html().orElse(null))
                .param("source", email.bytes().source())
                .param("size", email.bytes().sourceSize())
                .param("sentAt", Columns.time(email.at()))
                .param("receivedAt", Columns.time(email.at()))
                .param("read", flags.has(Flag.READ))
                .param("starred", flags.has(Flag.STARRED))
                .param("archived", flags.has(Flag.ARCHIVED))
                .param("trashed", flags.has(Flag.TRASHED))
                .param("automatic", headers.automatic())
                .param("forwarded", email.forwarded())
                .param("now", Columns.time(email.now()))
                .query(UUID.class)
                .single();
    }

    /** Adds this copy as a source; false if it was one already. What any mailbox sent is outbound, whoever saw it first. */
    boolean addSource(StoredEmail email, SubAccountId subAccount, UUID message) {
        int added = jdbc.sql("""
                insert into message_source (sub_account_id, message_id, door, mailbox_id, gmail_message_id, noted_at)
                values (:subAccount, :message, 'GMAIL', :mailbox, :gmailMessage, :now)
                on conflict (sub_account_id, mailbox_id, gmail_message_id) where gmail_message_id is not null do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("mailbox", email.mailbox().value())
                .param("gmailMessage", email.message().id().value())
                .param("now", Columns.time(email.now()))
                .update();
        if (added > 0 && direction(email) == Direction.OUTBOUND) {
            becomeOutbound(subAccount, message);
        }
        return added > 0;
    }

    private void becomeOutbound(SubAccountId subAccount, UUID message) {
        jdbc.sql("""
                update message
                   set direction = 'OUTBOUND', state = 'SENT', read = true
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and direction = 'INBOUND'
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
    }

    /** R11, R12, R15: the mailbox's thread continues in the message's thread from now on. */
    void bind(StoredEmail email, SubAccountId subAccount, UUID message, Rule by) {
        jdbc.sql("""
                insert into binding (mailbox_id, gmail_thread_id, sub_account_id, thread_id, bound_at, bound_by)
                select :mailbox, :gmailThread, sub_account_id, thread_id, :now, :by
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                on conflict (mailbox_id, gmail_thread_id, sub_account_id) do nothing
                """)
                .param("mailbox", email.mailbox().value())
                .param("gmailThread", email.message().threadId().value())
                .param("now", Columns.time(email.now()))
                .param("by", by.name())
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        claims.joined(
                subAccount,
                message,
                new MailboxThread(email.mailbox(), email.message().threadId()),
                email.now());
    }

    void changed(SubAccountId subAccount, UUID message, Instant now) {
        UUID conversation = conversations.ofMessage(subAccount, message);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
    }

    private static Direction direction(StoredEmail email) {
        return new Arrival(email.message(), Optional.empty()).direction();
    }
}
