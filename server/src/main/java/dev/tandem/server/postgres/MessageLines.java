package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.conversation.ConversationQueries.AttachmentLine;
import dev.tandem.server.conversation.ConversationQueries.BounceLine;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.ConversationQueries.Party;
import dev.tandem.server.conversation.ConversationQueries.SourceLine;
import dev.tandem.server.conversation.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads messages with everything that hangs on them, in one question per kind and not per message. */
final class MessageLines {

    private final JdbcClient jdbc;
    private final MessagePartLines parts;

    MessageLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.parts = new MessagePartLines(jdbc);
    }

    Page<MessageLine> ofConversation(SubAccountId subAccount, UUID conversation, UUID after, int limit) {
        List<UUID> messages = jdbc.sql("""
                select message_id
                  from message
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and withdrawn_at is null
                   and (received_at, message_id) > (select coalesce(max(received_at), '-infinity'), :after::uuid
                                                      from message
                                                     where sub_account_id = :subAccount
                                                       and message_id = :after)
                 order by received_at, message_id
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, number) -> Columns.uuid(row, "message_id"))
                .list();
        Page<UUID> page = Cursor.page(messages, limit, UUID::toString);
        return new Page<>(read(subAccount, page.items()), page.nextCursor());
    }

    Optional<MessageLine> one(SubAccountId subAccount, UUID message) {
        return read(subAccount, List.of(message)).stream().findFirst();
    }

    private List<MessageLine> read(SubAccountId subAccount, List<UUID> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        UUID[] ids = messages.toArray(UUID[]::new);
        Parts hanging = new Parts(
                parts.parties(subAccount, ids),
                parts.attachments(subAccount, ids),
                parts.sources(subAccount, ids),
                parts.bounces(subAccount, ids));
        return jdbc.sql("""
                select message_id, message.conversation_id, message.thread_id, contact_id, direction, origin, state, reason, retry_at, leaves_at,
                       author_id, crm_user.name as author_name, rfc_message_id, reference_ids, message.subject, snippet, text_start,
                       text_sha256, html_sha256, source_sha256, size_bytes, sent_at, received_at, read,
                       message.starred, message.archived, message.trashed, automatic, forwarded, deleted_in_gmail_at, thread.claimed_by, thread.claimed_at, holder.name as claimed_by_name
                  from message
                  join thread
                    on thread.sub_account_id = message.sub_account_id
                   and thread.thread_id = message.thread_id
                  left join sub_account as holder
                    on holder.sub_account_id = thread.claimed_by
                  join conversation
                    on conversation.sub_account_id = message.sub_account_id
                   and conversation.conversation_id = message.conversation_id
                  left join crm_user
                    on crm_user.user_id = author_id
                 where message.sub_account_id = :subAccount
                   and message_id = any(:messages)
                   and withdrawn_at is null
                 order by received_at, message_id
                """)
                .param("subAccount", subAccount.value())
                .param("messages", ids)
                .query((row, number) -> line(row, hanging))
                .list();
    }

    private record Parts(
            Map<UUID, List<Party>> parties,
            Map<UUID, List<AttachmentLine>> attachments,
            Map<UUID, List<SourceLine>> sources,
            Map<UUID, List<BounceLine>> bounces) {}

    private static MessageLine line(ResultSet row, Parts parts) throws SQLException {
        UUID message = Columns.uuid(row, "message_id");
        return new MessageLine(
                message,
                Columns.uuid(row, "conversation_id"),
                Columns.uuid(row, "thread_id"),
                Columns.uuid(row, "contact_id"),
                Direction.valueOf(row.getString("direction")),
                row.getString("origin"),
                row.getString("state"),
                Columns.optionalText(row, "reason"),
                Columns.optionalInstant(row, "retry_at"),
                Columns.optionalInstant(row, "leaves_at"),
                Columns.optionalUuid(row, "author_id"),
                Columns.optionalText(row, "author_name"),
                Columns.optionalText(row, "rfc_message_id"),
                Columns.texts(row, "reference_ids"),
                row.getString("subject"),
                row.getString("snippet"),
                row.getString("text_start"),
                Columns.optionalText(row, "text_sha256"),
                Columns.optionalText(row, "html_sha256"),
                Columns.optionalText(row, "source_sha256"),
                row.getLong("size_bytes"),
                Columns.optionalInstant(row, "sent_at"),
                Columns.instant(row, "received_at"),
                flags(row),
                row.getBoolean("automatic"),
                row.getBoolean("forwarded"),
                Columns.optionalInstant(row, "deleted_in_gmail_at").isPresent(),
                parts.parties().getOrDefault(message, List.of()),
                parts.attachments().getOrDefault(message, List.of()),
                parts.sources().getOrDefault(message, List.of()),
                parts.bounces().getOrDefault(message, List.of()),
                claimedBy(row));
    }

    private static Flags flags(ResultSet row) throws SQLException {
        return Flags.of()
                .with(Flag.READ, row.getBoolean("read"))
                .with(Flag.STARRED, row.getBoolean("starred"))
                .with(Flag.ARCHIVED, row.getBoolean("archived"))
                .with(Flag.TRASHED, row.getBoolean("trashed"));
    }

    static Optional<ClaimStore.Held> claimedBy(ResultSet row) throws SQLException {
        Optional<UUID> by = Columns.optionalUuid(row, "claimed_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClaimStore.Held(
                        new SubAccountId(by.get()),
                        row.getString("claimed_by_name"),
                        Columns.instant(row, "claimed_at")));
    }
}
