package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.UnitStore.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was spent on a mailbox in the last minute, and until when it is left alone. */
final class MailboxUnitRows {

    /** A minute, and the second that has only begun. */
    private static final int WINDOW_SECONDS = 61;

    private final JdbcClient jdbc;

    MailboxUnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The condition is on the row that is written, so that two who spend at once are counted one after the other. */
    boolean spend(MailboxId mailbox, Spending spending, Instant now) {
        return jdbc.sql("""
                update mailbox_quota
                   set spent = units_plus(spent, last_second, %1$s, :units),
                       last_second = greatest(last_second, %1$s),
                       calls_since_limit = calls_since_limit + 1
                 where mailbox_id = :mailbox
                   and units_sum(spent, last_second, %1$s) + :units <= :limit
                   and (not :sends or sending_limited_until is null or sending_limited_until <= :now)
                   and not exists (select 1
                                     from mailbox
                                    where mailbox.mailbox_id = :mailbox
                                      and limited_until > :now)
                """.formatted(UnitColumns.THIS_SECOND))
                        .param("units", spending.units())
                        .param("limit", spending.limit())
                        .param("sends", spending.method().sends())
                        .param("mailbox", mailbox.value())
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    /** Begins counting, unless somebody did. */
    void open(MailboxId mailbox) {
        jdbc.sql("""
                insert into mailbox_quota (mailbox_id, spent, last_second)
                values (:mailbox, array_fill(0, array[:window]), %s)
                on conflict do nothing
                """.formatted(UnitColumns.THIS_SECOND))
                .param("mailbox", mailbox.value())
                .param("window", WINDOW_SECONDS)
                .update();
    }

    Duration wait(MailboxId mailbox, Spending spending, Instant now) {
        return jdbc.sql("""
                select units_left(spent, last_second, this_second) as spent,
                       greatest(last_second, this_second) as this_second,
                       limited_until,
                       case when :sends then sending_limited_until end as sending_limited_until
                  from mailbox_quota
                  join mailbox using (mailbox_id)
                 cross join (select %s) as clock(this_second)
                 where mailbox_id = :mailbox
                """.formatted(UnitColumns.THIS_SECOND))
                .param("sends", spending.method().sends())
                .param("mailbox", mailbox.value())
                .query((row, n) -> UnitColumns.wait(
                        UnitColumns.spent(row).secondsUntil(spending.units(), spending.limit()),
                        now,
                        List.of(
                                Columns.optionalInstant(row, "limited_until"),
                                Columns.optionalInstant(row, "sending_limited_until"))))
                .single();
    }

    /** In a row with the one before, if the call that met it was the first since (F34): no other went through. */
    int limited(MailboxId mailbox, Instant now) {
        return jdbc.sql("""
                update mailbox_quota
                   set limits_in_row = case when limited_at > :before and calls_since_limit <= 1 then limits_in_row + 1 else 1 end,
                       calls_since_limit = 0,
                       limited_at = :now
                 where mailbox_id = :mailbox
                returning limits_in_row
                """)
                .param("before", Columns.time(now.minus(UnitColumns.IN_A_ROW)))
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .query((row, n) -> row.getInt("limits_in_row"))
                .single();
    }

    void leaveAlone(MailboxId mailbox, Instant until) {
        jdbc.sql("""
                update mailbox
                   set limited_until = greatest(limited_until, :until)
                 where mailbox_id = :mailbox
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .update();
    }

    void sendNothing(MailboxId mailbox, Instant until) {
        jdbc.sql("""
                update mailbox_quota
                   set sending_limited_until = greatest(sending_limited_until, :until)
                 where mailbox_id = :mailbox
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .update();
    }
}
