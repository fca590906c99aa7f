package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * R29: another mailbox's copy of the very email that we sent may have come in before we knew its Message-ID. Then its sources, its
 * verdicts and its mailbox's thread become ours, and nothing stays of its row.
 */
@Component
class TakeOverRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;
    private final ClaimRows claims;

    TakeOverRows(JdbcClient jdbc, ConversationRows conversations, ChangeLog changes, ClaimRows claims) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
        this.claims = claims;
    }

    void run(Due sending, EmailIdentity identity, Instant now) {
        twin(sending, identity).ifPresent(twin -> {
            move(sending, twin.message(), "message_source");
            move(sending, twin.message(), "verdict");
            delete(sending.subAccount(), twin.message());
            emptyThread(sending, twin.thread());
            claimWithOurs(sending, now);
            if (!emptyConversation(sending.subAccount(), twin.conversation())) {
                conversations.refresh(sending.subAccount(), twin.conversation());
            }
            Subject subject = Subject.ofConversation(Kind.CONVERSATION_CHANGED, twin.conversation());
            changes.append(sending.subAccount(), subject, now);
        });
    }

    private record Twin(UUID message, UUID thread, UUID conversation) {}

    private Optional<Twin> twin(Due sending, EmailIdentity identity) {
        return jdbc.sql("""
                select message_id, thread_id, conversation_id
                  from message
                 where sub_account_id = :subAccount
                   and identity = :identity
                   and message_id <> :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("identity", identity.value())
                .param("message", sending.message())
                .query((row, n) -> new Twin(
                        Columns.uuid(row, "message_id"),
                        Columns.uuid(row, "thread_id"),
                        Columns.uuid(row, "conversation_id")))
                .optional();
    }

    private void move(Due sending, UUID twin, String table) {
        jdbc.sql("""
                update %s
                   set message_id = :message
                 where sub_account_id = :subAccount
                   and message_id = :twin
                """.formatted(table))
                .param("message", sending.message())
                .param("subAccount", sending.subAccount().value())
                .param("twin", twin)
                .update();
    }

    private void delete(SubAccountId subAccount, UUID message) {
        jdbc.sql("""
                delete from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
    }

    /** R33: what the other mailbox holds of our thread is ours with it. */
    private void claimWithOurs(Due sending, Instant now) {
        UUID thread = jdbc.sql("""
                select thread_id
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .query(UUID.class)
                .single();
        claims.behind(sending.subAccount(), thread)
                .forEach(joined -> claims.joined(sending.subAccount(), sending.message(), joined, now));
    }

    /** A thread that held nothing else goes; the other mailbox's thread continues in ours. */
    private void emptyThread(Due sending, UUID thread) {
        if (!isEmpty("thread_id", sending.subAccount(), thread)) {
            return;
        }
        jdbc.sql("""
                update binding
                   set thread_id = message.thread_id
                  from message
                 where binding.sub_account_id = :subAccount
                   and binding.thread_id = :thread
                   and message.sub_account_id = :subAccount
                   and message.message_id = :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("thread", thread)
                .param("message", sending.message())
                .update();
        jdbc.sql("delete from thread where sub_account_id = :subAccount and thread_id = :thread")
                .param("subAccount", sending.subAccount().value())
                .param("thread", thread)
                .update();
    }

    /** A conversation that held nothing else goes too; true if it did. */
    private boolean emptyConversation(SubAccountId subAccount, UUID conversation) {
        if (!isEmpty("conversation_id", subAccount, conversation)) {
            return false;
        }
        jdbc.sql("""
                with gone as (
                    delete from conversation
                     where sub_account_id = :subAccount
                       and conversation_id = :conversation
                    returning sub_account_id, contact_id
                )
                update contact
                   set last_email_at = null
                  from gone
                 where contact.sub_account_id = gone.sub_account_id
                   and contact.contact_id = gone.contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
        return true;
    }

    private boolean isEmpty(String column, SubAccountId subAccount, UUID id) {
        List<Integer> first = jdbc.sql("""
                select 1
                  from message
                 where sub_account_id = :subAccount
                   and %s = :id
                 limit 1
                """.formatted(column))
                .param("subAccount", subAccount.value())
                .param("id", id)
                .query((row, n) -> n)
                .list();
        return first.isEmpty();
    }
}
