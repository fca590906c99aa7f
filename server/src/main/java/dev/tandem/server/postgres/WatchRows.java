package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Until when each mailbox pushes (F24). */
final class WatchRows {

    private final JdbcClient jdbc;

    WatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void asked(MailboxId mailbox) {
        jdbc.sql("""
                update mailbox
                   set unannounced = greatest(unannounced, 1)
                 where mailbox_id = :mailbox
                """).param("mailbox", mailbox.value()).update();
    }

    /** Only while the consent stands: a mailbox that was left meanwhile is watched no more. */
    void watched(MailboxId mailbox, Instant until, Instant dueAt) {
        jdbc.sql("""
                update mailbox
                   set watch_expires_at = :until, watch_due_at = :dueAt
                 where mailbox_id = :mailbox
                   and consent = 'GRANTED'
                """)
                .param("until", Columns.time(until))
                .param("dueAt", Columns.time(dueAt))
                .param("mailbox", mailbox.value())
                .update();
    }

    void notWatched(MailboxId mailbox, Instant dueAt) {
        jdbc.sql("""
                update mailbox
                   set watch_due_at = :dueAt
                 where mailbox_id = :mailbox
                """)
                .param("dueAt", Columns.time(dueAt))
                .param("mailbox", mailbox.value())
                .update();
    }
}
