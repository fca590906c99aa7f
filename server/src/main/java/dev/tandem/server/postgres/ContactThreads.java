package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Role;
import dev.tandem.server.contact.ContactQueries.ThreadLine;
import dev.tandem.server.contact.ContactQueries.TookPart;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the threads that a contact's page lists. */
final class ContactThreads {

    private final JdbcClient jdbc;

    ContactThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ThreadLine> own(SubAccountId subAccount, UUID contact) {
        return jdbc.sql("""
                select thread.thread_id, thread.conversation_id, thread.subject, thread.message_count, thread.last_message_at,
                       (select count(*)
                          from message
                         where message.sub_account_id = thread.sub_account_id
                           and message.thread_id = thread.thread_id
                           and message.withdrawn_at is null
                           and message.state = 'FAILED') as failed
                  from conversation
                  join thread
                    on thread.sub_account_id = conversation.sub_account_id
                   and thread.conversation_id = conversation.conversation_id
                 where conversation.sub_account_id = :subAccount
                   and conversation.contact_id = :contact
                   and thread.message_count > 0
                 order by thread.last_message_at desc, thread.thread_id desc
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .query((row, n) -> new ThreadLine(
                        Columns.uuid(row, "thread_id"),
                        Columns.uuid(row, "conversation_id"),
                        row.getString("subject"),
                        row.getInt("message_count"),
                        row.getInt("failed"),
                        Columns.instant(row, "last_message_at")))
                .list();
    }

    /** R23: once per thread that no other sub-account has claimed (R32), by its latest email that names the contact; in one email To counts before Cc before Bcc. */
    List<TookPart> ofOthers(SubAccountId subAccount, UUID contact, int limit) {
        return jdbc.sql("""
                select conversation_id, thread_id, message_id, subject, role, owner_id, received_at
                  from (select distinct on (message.thread_id)
                               message.conversation_id, message.thread_id, message.message_id, message.subject, participant.role,
                               conversation.contact_id as owner_id, message.received_at
                          from contact_address
                          join participant
                            on participant.sub_account_id = contact_address.sub_account_id
                           and participant.match_key = contact_address.match_key
                           and participant.role in ('TO', 'CC', 'BCC')
                          join message
                            on message.sub_account_id = participant.sub_account_id
                           and message.message_id = participant.message_id
                           and message.withdrawn_at is null
                          join thread
                            on thread.sub_account_id = message.sub_account_id
                           and thread.thread_id = message.thread_id
                           and thread.claimed_by is null
                          join conversation
                            on conversation.sub_account_id = message.sub_account_id
                           and conversation.conversation_id = message.conversation_id
                           and conversation.contact_id <> contact_address.contact_id
                         where contact_address.sub_account_id = :subAccount
                           and contact_address.contact_id = :contact
                         order by message.thread_id, message.received_at desc, message.message_id desc,
                                  array_position(array['TO', 'CC', 'BCC'], participant.role)) as latest
                 order by received_at desc, message_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .param("limit", limit)
                .query((row, n) -> new TookPart(
                        Columns.uuid(row, "conversation_id"),
                        Columns.uuid(row, "thread_id"),
                        Columns.uuid(row, "message_id"),
                        row.getString("subject"),
                        Role.valueOf(row.getString("role")),
                        Columns.uuid(row, "owner_id"),
                        Columns.instant(row, "received_at")))
                .list();
    }
}
