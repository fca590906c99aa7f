package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.LookStore.Ended;
import dev.tandem.server.mailbox.LookStore.Standing;
import dev.tandem.server.mailbox.LookStore.Watching;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How looks into mailboxes ended. */
final class LookRows {

    private final JdbcClient jdbc;

    LookRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Standing standing(MailboxId mailbox) {
        return jdbc.sql("""
                select history_cursor, noticed_cursor, noticed_at, watch_expires_at, watch_due_at, unannounced, failed_looks
                  from mailbox
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new Standing(
                        Columns.cursor(row, "history_cursor"),
                        noticed(row),
                        Columns.optionalInstant(row, "noticed_at"),
                        watching(row),
                        row.getInt("failed_looks")))
                .single();
    }

    static Watching watching(ResultSet row) throws SQLException {
        return new Watching(
                Columns.optionalInstant(row, "watch_expires_at"),
                Columns.instant(row, "watch_due_at"),
                row.getInt("unannounced"));
    }

    private static Optional<HistoryCursor> noticed(ResultSet row) throws SQLException {
        BigDecimal number = row.getBigDecimal("noticed_cursor");
        return Optional.ofNullable(number).map(BigDecimal::toPlainString).map(HistoryCursor::parse);
    }

    void allAreDue(Instant now) {
        jdbc.sql("""
                update mailbox
                   set next_look_at = greatest(:now, limited_until)
                 where consent = 'GRANTED'
                   and next_look_at > greatest(:now, limited_until)
                """).param("now", Columns.time(now)).update();
    }

    /** What came while the decision was made counts more than the decision: a hint looks again at once, a notice proves that push works. */
    void finish(NodeId node, Ended ended, Instant now) {
        jdbc.sql("""
                update mailbox
                   set leased_by = null,
                       leased_until = null,
                       limited_until = greatest(limited_until, cast(:limitedUntil as timestamptz)),
                       behind = behind and not :readToEnd,
                       last_synced_at = case when :readToEnd then :now else last_synced_at end,
                       failed_looks = case when :readToEnd then 0 else failed_looks + 1 end,
                       unannounced = case
                                       when noticed_at is distinct from :noticedAt then 0
                                       when :unannounced then unannounced + 1
                                       else unannounced
                                     end,
                       next_look_at = case
                                        when hinted_at is null then :next
                                        else greatest(:now, limited_until, cast(:limitedUntil as timestamptz))
                                      end
                 where mailbox_id = :mailbox
                   and leased_by = :node
                """)
                .param("limitedUntil", ended.limitedUntil().map(Columns::time).orElse(null))
                .param("readToEnd", ended.readToEnd())
                .param("now", Columns.time(now))
                .param("noticedAt", ended.seen().noticedAt().map(Columns::time).orElse(null))
                .param("unannounced", ended.unannounced())
                .param("next", Columns.time(ended.next()))
                .param("mailbox", ended.mailbox().value())
                .param("node", node.value())
                .update();
    }

    void goOn(NodeId node, MailboxId mailbox, Instant at, Instant now) {
        jdbc.sql("""
                update mailbox
                   set leased_by = null,
                       leased_until = null,
                       behind = true,
                       failed_looks = 0,
                       next_look_at = case
                                        when hinted_at is null then :at
                                        else greatest(:now, limited_until)
                                      end
                 where mailbox_id = :mailbox
                   and leased_by = :node
                """)
                .param("at", Columns.time(at))
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("node", node.value())
                .update();
    }
}
