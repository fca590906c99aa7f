package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.BoundThreads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bindings read from the side of the sub-account. */
@Repository
class PostgresBoundThreads implements BoundThreads {

    private final JdbcClient jdbc;

    PostgresBoundThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ThreadId> inMailbox(SubAccountId subAccount, MailboxId mailbox, UUID thread) {
        return jdbc.sql("""
                select gmail_thread_id
                  from binding
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and thread_id = :thread
                 order by bound_at desc, gmail_thread_id
                 limit 1
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("thread", thread)
                .query((row, _) -> new ThreadId(row.getString("gmail_thread_id")))
                .optional();
    }

    @Override
    public List<RunningThread> recent(SubAccountId subAccount, MailboxId mailbox, int limit) {
        return jdbc.sql("""
                select thread.thread_id, thread.subject, thread.last_message_at, first_name, last_name, company
                  from thread
                  join conversation using (sub_account_id, conversation_id)
                  join contact using (sub_account_id, contact_id)
                 where thread.sub_account_id = :subAccount
                   and exists (select 1
                                 from binding
                                where binding.sub_account_id = thread.sub_account_id
                                  and binding.thread_id = thread.thread_id
                                  and binding.mailbox_id = :mailbox)
                 order by thread.last_message_at desc, thread.thread_id
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("limit", limit)
                .query((row, _) -> thread(row))
                .list();
    }

    private static RunningThread thread(ResultSet row) throws SQLException {
        String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
        return new RunningThread(
                Columns.uuid(row, "thread_id"),
                row.getString("subject"),
                name.isEmpty() ? row.getString("company") : name,
                Columns.instant(row, "last_message_at"));
    }
}
