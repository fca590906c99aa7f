package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes conversations and threads, and keeps what lists show of them, so that no list ever counts. */
@Component
class ConversationRows {

    private final JdbcClient jdbc;

    ConversationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contact's conversation; made when it is the first. */
    UUID of(SubAccountId subAccount, ContactId contact, Instant now) {
        return jdbc.sql("""
                insert into conversation (sub_account_id, contact_id, last_message_at, created_at)
                values (:subAccount, :contact, :now, :now)
                on conflict (sub_account_id, contact_id) do update set contact_id = excluded.contact_id
                returning conversation_id
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact.value())
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    UUID openThread(SubAccountId subAccount, UUID conversation, String subject, Instant now) {
        return jdbc.sql("""
                insert into thread (sub_account_id, conversation_id, subject, last_message_at, created_at)
                values (:subAccount, :conversation, :subject, :now, :now)
                returning thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .param("subject", subject)
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    UUID ofThread(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select conversation_id
                  from thread
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query(UUID.class)
                .single();
    }

    UUID ofMessage(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select conversation_id
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(UUID.class)
                .single();
    }

    /** Brings what lists show up to date after a message came, changed or went. */
    void refresh(SubAccountId subAccount, UUID conversation) {
        refreshConversation(subAccount, conversation);
        refreshThreads(subAccount, conversation);
        refreshContact(subAccount, conversation);
    }

    private void refreshConversation(SubAccountId subAccount, UUID conversation) {
        jdbc.sql("""
                update conversation
                   set message_count = counted.messages, unread_count = counted.unread, failed_count = counted.failed,
                       last_message_at = coalesce(latest.received_at, last_message_at), last_message_id = latest.message_id,
                       last_subject = coalesce(latest.subject, ''), last_snippet = coalesce(latest.snippet, ''),
                       last_direction = coalesce(latest.direction, 'INBOUND'),
                       last_has_attachments = coalesce(latest.has_attachments, false),
                       starred = counted.starred, trashed = counted.trashed, archived = counted.archived
                  from (select count(*) as messages,
                               count(*) filter (where not read and not trashed and claimed_by is null) as unread,
                               count(*) filter (where state in ('FAILED', 'UNKNOWN')) as failed,
                               coalesce(bool_or(starred), false) as starred,
                               coalesce(bool_and(trashed), false) as trashed,
                               -- R19: what was sent from here never lay in an inbox; it counts only where nothing else is
                               coalesce(bool_and(archived) filter (where direction = 'INBOUND' and not trashed),
                                        bool_and(archived) filter (where not trashed),
                                        bool_and(archived), false) as archived
                          from message
                          join thread using (sub_account_id, thread_id)
                         where sub_account_id = :subAccount
                           and message.conversation_id = :conversation
                           and withdrawn_at is null) as counted
                  left join (select message_id, received_at, message.subject,
                                    case when claimed_by is null then snippet else '' end as snippet, direction,
                                    exists (select 1
                                              from attachment
                                             where attachment.sub_account_id = message.sub_account_id
                                               and attachment.message_id = message.message_id
                                               and attachment.content_id is null) as has_attachments
                               from message
                               join thread using (sub_account_id, thread_id)
                              where sub_account_id = :subAccount
                                and message.conversation_id = :conversation
                                and withdrawn_at is null
                              -- R32: what another sub-account has shows only where nothing else does
                              order by claimed_by is not null, received_at desc, message_id desc
                              limit 1) as latest on true
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
    }

    private void refreshThreads(SubAccountId subAccount, UUID conversation) {
        jdbc.sql("""
                update thread
                   set message_count = counted.messages, last_message_at = counted.last_message_at
                  from (select thread_id, count(*) filter (where withdrawn_at is null) as messages,
                               max(received_at) as last_message_at
                          from message
                         where sub_account_id = :subAccount
                           and conversation_id = :conversation
                         group by thread_id) as counted
                 where thread.sub_account_id = :subAccount
                   and thread.thread_id = counted.thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
    }

    private void refreshContact(SubAccountId subAccount, UUID conversation) {
        jdbc.sql("""
                update contact
                   set last_email_at = conversation.last_message_at
                  from conversation
                 where conversation.sub_account_id = :subAccount
                   and conversation.conversation_id = :conversation
                   and contact.sub_account_id = :subAccount
                   and contact.contact_id = conversation.contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
    }
}
