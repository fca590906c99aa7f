package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when the provider pushes, and until when it wants to be left alone. */
final class MailboxWatchRows {

    private final JdbcClient jdbc;

    MailboxWatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void limitedUntil(MailboxId mailbox, Instant until) {
        jdbc.sql("""
                update mailbox
                   set limited_until = :until
                 where mailbox_id = :mailbox
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .update();
    }

    void watchedUntil(MailboxId mailbox, Instant until) {
        jdbc.sql("""
                update mailbox
                   set watch_expires_at = :until
                 where mailbox_id = :mailbox
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .update();
    }

    List<MailboxId> watchedNotLongerThan(Instant until) {
        return jdbc.sql("""
                select mailbox_id
                  from mailbox
                 where consent = 'GRANTED'
                   and (watch_expires_at is null or watch_expires_at < :until)
                   and exists (select 1
                                 from connection
                                where connection.mailbox_id = mailbox.mailbox_id
                                  and disconnected_at is null)
                 order by mailbox_id
                """)
                .param("until", Columns.time(until))
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .list();
    }
}
