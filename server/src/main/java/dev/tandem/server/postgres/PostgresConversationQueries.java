package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads conversations, threads and messages from PostgreSQL. */
@Repository
class PostgresConversationQueries implements ConversationQueries {

    private final JdbcClient jdbc;
    private final ConversationLines lines;
    private final MessageLines messages;

    PostgresConversationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.lines = new ConversationLines(jdbc);
        this.messages = new MessageLines(jdbc);
    }

    @Override
    public Page<Line> list(
            SubAccountId subAccount, UserId viewer, Filter filter, String search, Optional<String> cursor, int limit) {
        return lines.list(subAccount, new ConversationLines.Wish(viewer, filter, search), cursor, limit);
    }

    @Override
    public Counts counts(SubAccountId subAccount, UserId viewer) {
        return lines.counts(subAccount, viewer);
    }

    /** Cross-tenant by purpose: the switcher shows all sub-accounts of one reader. */
    @Override
    public Map<SubAccountId, Integer> unread(List<SubAccountId> subAccounts) {
        Map<SubAccountId, Integer> unread = new HashMap<>();
        jdbc.sql("""
                select sub_account_id, count(*) as conversations
                  from conversation
                 where sub_account_id = any (:subAccounts)
                   and unread_count > 0
                   and not archived
                   and not trashed
                 group by sub_account_id
                """)
                .param(
                        "subAccounts",
                        subAccounts.stream().map(SubAccountId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        unread.put(new SubAccountId(Columns.uuid(row, "sub_account_id")), row.getInt("conversations")))
                .list();
        return unread;
    }

    @Override
    public Optional<Line> conversation(SubAccountId subAccount, UUID conversation) {
        return lines.one(subAccount, conversation);
    }

    @Override
    public Optional<UUID> conversationOf(SubAccountId subAccount, UUID contact) {
        return jdbc.sql("""
                select conversation_id
                  from conversation
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<ThreadLine> threads(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select thread_id, subject, message_count, last_message_at, claimed_by, claimed_at, holder.name as claimed_by_name
                  from thread
                  left join sub_account as holder
                    on holder.sub_account_id = thread.claimed_by
                 where thread.sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and message_count > 0
                 order by last_message_at, thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, number) -> new ThreadLine(
                        Columns.uuid(row, "thread_id"),
                        row.getString("subject"),
                        row.getInt("message_count"),
                        Columns.instant(row, "last_message_at"),
                        MessageLines.claimedBy(row)))
                .list();
    }

    @Override
    public Page<MessageLine> messages(SubAccountId subAccount, UUID conversation, Optional<String> cursor, int limit) {
        return messages.ofConversation(subAccount, conversation, Cursor.uuid(cursor), limit);
    }

    @Override
    public Optional<MessageLine> message(SubAccountId subAccount, UUID message) {
        return messages.one(subAccount, message);
    }
}
