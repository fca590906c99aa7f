package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.outbound.SendProgress;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.outbound.SendingStore.Due;
import dev.tandem.server.outbound.SendingStore.Search;
import dev.tandem.server.outbound.SendingStore.Sending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far emails on their way out have come. */
final class SendingLines {

    private final JdbcClient jdbc;

    SendingLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sending> find(SubAccountId subAccount, UUID message) {
        return find(subAccount, message, "message.state <> 'FAILED'");
    }

    Optional<Sending> failed(SubAccountId subAccount, UUID message) {
        return find(subAccount, message, "message.state = 'FAILED'");
    }

    private Optional<Sending> find(SubAccountId subAccount, UUID message, String condition) {
        return jdbc.sql("""
                select sending.sub_account_id, sending.message_id, sending.mailbox_id, gmail_thread_id, attempts, draft_asked_at,
                       draft_id, draft_thread_id, send_asked_at, draft_gone_at, gmail_message_id, finished_at,
                       counted_at is not null as counted, message.state = 'HELD' as held, source_sha256, own_message_id, unclear_since, looks,
                       again_asked_at is not null as again,
                       exists (select 1
                                 from connection
                                where connection.sub_account_id = sending.sub_account_id
                                  and connection.user_id = message.author_id
                                  and connection.mailbox_id = sending.mailbox_id
                                  and disconnected_at is null) as connected
                  from sending
                  join message using (sub_account_id, message_id)
                 where sending.sub_account_id = :subAccount
                   and sending.message_id = :message
                   and %s
                """.formatted(condition))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> sending(row))
                .optional();
    }

    private static Sending sending(ResultSet row) throws SQLException {
        Due due = due(row);
        Optional<String> draftId = Columns.optionalText(row, "draft_id");
        String draftThread = Columns.optionalText(row, "draft_thread_id").orElse("");
        Optional<GmailMessageId> sent =
                Columns.optionalText(row, "gmail_message_id").map(GmailMessageId::new);
        return new Sending(
                due,
                progress(row),
                row.getInt("attempts"),
                row.getBoolean("counted"),
                row.getBoolean("held"),
                row.getBoolean("connected"),
                row.getString("source_sha256"),
                row.getString("own_message_id"),
                Columns.optionalText(row, "gmail_thread_id").map(ThreadId::new),
                // The message inside a draft changes with every edit, so it is not kept.
                draftId.map(id -> new Draft(id, new GmailMessageId(id), new ThreadId(draftThread))),
                sent,
                search(row));
    }

    private static Search search(ResultSet row) throws SQLException {
        return new Search(
                Columns.optionalInstant(row, "send_asked_at"),
                Columns.optionalInstant(row, "unclear_since"),
                row.getInt("looks"),
                row.getBoolean("again"));
    }

    private static SendProgress progress(ResultSet row) throws SQLException {
        return new SendProgress(
                row.getObject("draft_asked_at") != null,
                row.getString("draft_id") != null,
                row.getObject("send_asked_at") != null,
                row.getObject("draft_gone_at") != null,
                row.getString("gmail_message_id") != null,
                row.getObject("finished_at") != null);
    }

    static Due due(ResultSet row) throws SQLException {
        return new Due(
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                Columns.uuid(row, "message_id"),
                new MailboxId(Columns.uuid(row, "mailbox_id")));
    }

    Optional<ThreadId> gmailThread(SubAccountId subAccount, UUID thread, MailboxId mailbox) {
        return jdbc.sql("""
                select gmail_thread_id
                  from (select gmail_thread_id, bound_at as at, 0 as place
                          from binding
                         where sub_account_id = :subAccount
                           and thread_id = :thread
                           and mailbox_id = :mailbox
                         union all
                        -- R26: a forward runs in a thread of the mailbox that is bound to another one
                        select mailbox_copy.gmail_thread_id, message.received_at, 1
                          from message
                          join message_source using (sub_account_id, message_id)
                          join mailbox_copy
                            on mailbox_copy.mailbox_id = message_source.mailbox_id
                           and mailbox_copy.gmail_message_id = message_source.gmail_message_id
                         where message.sub_account_id = :subAccount
                           and message.thread_id = :thread
                           and message_source.mailbox_id = :mailbox) as known
                 order by place, at desc
                 limit 1
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new ThreadId(row.getString("gmail_thread_id")))
                .optional();
    }

    boolean isKnown(SubAccountId subAccount, MailboxId mailbox, GmailMessageId message) {
        return jdbc.sql("""
                select exists (select 1
                                 from message_source
                                where sub_account_id = :subAccount
                                  and mailbox_id = :mailbox
                                  and gmail_message_id = :gmailMessage)
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("gmailMessage", message.value())
                .query(Boolean.class)
                .single();
    }
}
