package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.DueSignal;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What notices told about mailboxes. */
final class NoticeRows {

    private final JdbcClient jdbc;

    NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notice at or below what is known already leaves the time of the next look as it is (F27). */
    boolean take(MailboxId mailbox, HistoryCursor told, Instant now) {
        return jdbc.sql("""
                with noticed as (
                    update mailbox
                       set noticed_at = :now,
                           noticed_cursor = greatest(noticed_cursor, :told),
                           unannounced = 0,
                           hinted_at = case when :told > greatest(history_cursor, noticed_cursor) then :now else hinted_at end,
                           next_look_at = case
                                            when :told > greatest(history_cursor, noticed_cursor)
                                            then greatest(:now, limited_until)
                                            else next_look_at
                                          end
                     where mailbox_id = :mailbox
                    returning :told > greatest(old.history_cursor, old.noticed_cursor) as tells_more
                )
                select pg_notify(:channel, :kind)
                  from noticed
                 where tells_more
                """)
                        .param("now", Columns.time(now))
                        .param("told", Columns.number(told))
                        .param("mailbox", mailbox.value())
                        .param("channel", PostgresDueSignal.CHANNEL)
                        .param("kind", DueSignal.Kind.MAILBOX.name())
                        .query((row, n) -> n)
                        .list()
                        .size()
                == 1;
    }
}
