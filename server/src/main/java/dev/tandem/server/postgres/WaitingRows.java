package dev.tandem.server.postgres;

import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ArrivalStore.Waiting;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that wait for a verdict, and whose turn it is. */
final class WaitingRows {

    private final JdbcClient jdbc;

    WaitingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What history tells of goes before what a listing met, and takes along what waits of its thread, so that nothing is judged before
     * what it answers. Where history tells no order, the ids do: Gmail's grow with time.
     */
    List<Waiting> due(MailboxId mailbox, Instant now, int limit) {
        return jdbc.sql("""
                with told as materialized (
                    select distinct gmail_thread_id
                      from arrival
                     where mailbox_id = :mailbox
                       and state = 'PENDING'
                       and next_attempt_at <= :now
                       and added_at is not null
                )
                select gmail_message_id, gmail_thread_id, labels, added_at, attempts
                  from arrival
                 where mailbox_id = :mailbox
                   and state = 'PENDING'
                   and next_attempt_at <= :now
                 order by gmail_thread_id in (select gmail_thread_id from told) desc,
                          next_attempt_at, added_at, gmail_message_id collate "C"
                 limit :limit
                """)
                .param("mailbox", mailbox.value())
                .param("now", Columns.time(now))
                .param("limit", limit)
                .query((row, n) -> new Waiting(candidate(row), row.getInt("attempts")))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        Optional<Set<Label>> labels = Columns.labels(row, "labels");
        Optional<HistoryCursor> addedAt = Optional.ofNullable(row.getBigDecimal("added_at"))
                .map(BigDecimal::toPlainString)
                .map(HistoryCursor::parse);
        return new Candidate(
                new GmailMessageId(row.getString("gmail_message_id")),
                new ThreadId(row.getString("gmail_thread_id")),
                labels,
                addedAt);
    }

    Optional<Instant> nextDue(MailboxId mailbox) {
        return jdbc.sql("""
                select next_attempt_at
                  from arrival
                 where mailbox_id = :mailbox
                   and state = 'PENDING'
                 order by next_attempt_at
                 limit 1
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.instant(row, "next_attempt_at"))
                .optional();
    }
}
