package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.ForwardRules;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.inbound.ReadEmail;
import dev.tandem.server.outbound.Letter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a message that is written here and shall leave, by whatever way. */
@Component
class WrittenMessageRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final MessageParts parts;
    private final ChangeLog changes;

    WrittenMessageRows(JdbcClient jdbc, ConversationRows conversations, MessageParts parts, ChangeLog changes) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.parts = parts;
        this.changes = changes;
    }

    /**
     * What is written.
     *
     * @param mailbox the one it leaves from, if it leaves from one
     * @param leavesAt not before this time; empty: at once
     * @param identity once known; not while Gmail may still change its Message-ID (F46)
     */
    record NewMessage(
            SubAccountId subAccount,
            UUID message,
            ContactId contact,
            Optional<UUID> thread,
            Optional<UserId> author,
            Origin origin,
            Letter letter,
            Kept kept,
            Optional<MailboxId> mailbox,
            Optional<EmailIdentity> identity,
            Optional<Instant> leavesAt) {}

    void write(NewMessage written, Instant now) {
        SubAccountId subAccount = written.subAccount();
        UUID conversation = conversations.of(subAccount, written.contact(), now);
        UUID thread = written.thread()
                .orElseGet(() -> conversations.openThread(
                        subAccount, conversation, written.letter().subject(), now));
        insert(written, conversation, thread, now);
        ReadEmail email = written.kept().email();
        parts.keepLines(subAccount, written.message(), MessageParts.lines(email));
        parts.keepFiles(subAccount, written.message(), email, written.kept().bytes());
        parts.refer(subAccount, written.message(), written.kept().bytes());
        source(written, now);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_QUEUED, conversation, written.message()), now);
    }

    private void insert(NewMessage written, UUID conversation, UUID thread, Instant now) {
        Letter letter = written.letter();
        var bytes = written.kept().bytes();
        String text = written.kept().email().text();
        Optional<RfcMessageId> lasting = written.identity().map(identity -> letter.messageId());
        jdbc.sql("""
                insert into message (sub_account_id, message_id, conversation_id, thread_id, identity, direction, origin, state, author_id,
                                     own_message_id, rfc_message_id, rfc_message_key, in_reply_to, reference_ids, subject, snippet,
                                     text_start, text_sha256, html_sha256, source_sha256, size_bytes, received_at, leaves_at, forwarded, read, created_at)
                values (:subAccount, :message, :conversation, :thread, :identity, 'OUTBOUND', :origin, 'QUEUED', :author,
                        :ownMessageId, :rfcId, :rfcKey, :inReplyTo, :references, :subject, :snippet,
                        :textStart, :text, :html, :source, :size, :now, :leavesAt, :forwarded, true, :now)
                """)
                .param("subAccount", written.subAccount().value())
                .param("message", written.message())
                .param("conversation", conversation)
                .param("thread", thread)
                .param("identity", written.identity().map(EmailIdentity::value).orElse(null))
                .param("origin", written.origin().name())
                .param("author", written.author().map(UserId::value).orElse(null))
                .param("ownMessageId", letter.messageId().value())
                .param("rfcId", lasting.map(RfcMessageId::value).orElse(null))
                .param("rfcKey", lasting.map(RfcMessageId::key).orElse(null))
                .param("inReplyTo", letter.inReplyTo().map(RfcMessageId::value).orElse(null))
                .param(
                        "references",
                        letter.references().stream().map(RfcMessageId::value).toArray(String[]::new))
                .param("forwarded", letter.inReplyTo().isPresent() && ForwardRules.isForward(letter.subject()))
                .param("subject", letter.subject())
                .param("snippet", Excerpt.snippet(text))
                .param("textStart", Excerpt.start(text))
                .param("text", bytes.text().orElse(null))
                .param("html", bytes.html().orElse(null))
                .param("source", bytes.source())
                .param("size", bytes.sourceSize())
                .param("now", Columns.time(now))
                .param("leavesAt", written.leavesAt().map(Columns::time).orElse(null))
                .update();
    }

    private void source(NewMessage written, Instant now) {
        jdbc.sql("""
                insert into message_source (sub_account_id, message_id, door, mailbox_id, noted_at)
                values (:subAccount, :message, 'CRM', :mailbox, :now)
                """)
                .param("subAccount", written.subAccount().value())
                .param("message", written.message())
                .param("mailbox", written.mailbox().map(MailboxId::value).orElse(null))
                .param("now", Columns.time(now))
                .update();
    }
}
