package dev.tandem.server.postgres;

import dev.tandem.core.outbound.DailyLimit;
import dev.tandem.server.outbound.SendTrouble;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R46: counts emails of a mailbox's day, one after the other over all nodes and sub-accounts, so that together they never exceed its limit. */
final class DailyLimitRows {

    private final JdbcClient jdbc;

    DailyLimitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> count(Due sending, Instant now) {
        lock(sending);
        Instant turn = new DailyLimit(limit(sending)).next(left(sending, now), ahead(sending), now);
        Instant told = full(sending, now).filter(turn::isBefore).orElse(turn);
        if (told.isAfter(now)) {
            return Optional.of(told);
        }
        jdbc.sql("""
                update sending
                   set counted_at = coalesce(counted_at, :now)
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("now", Columns.time(now))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        return Optional.empty();
    }

    private void lock(Due sending) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:mailbox, 46))")
                .param("mailbox", sending.mailbox().value().toString())
                .query((row, n) -> n)
                .list();
    }

    private int limit(Due sending) {
        return jdbc.sql("select daily_limit from mailbox_daily_limit where mailbox_id = :mailbox")
                .param("mailbox", sending.mailbox().value())
                .query(Integer.class)
                .single();
    }

    /** What the ledger saw leave, what we sent and it has not seen yet, and what is counted and on its way; each email once. */
    private List<Instant> left(Due sending, Instant now) {
        return jdbc.sql("""
                select min(left_at) as left_at
                  from (select gmail_message_id as email, met_at as left_at
                          from arrival
                         where mailbox_id = :mailbox
                           and 'SENT' = any (labels)
                           and met_at > :since
                         union all
                        select coalesce(gmail_message_id, message_id::text), counted_at
                          from sending
                         where mailbox_id = :mailbox
                           and counted_at > :since
                           and message_id <> :message) as leaving
                 group by email
                 order by 1
                """)
                .param("mailbox", sending.mailbox().value())
                .param("since", Columns.time(now.minus(DailyLimit.WINDOW)))
                .param("message", sending.message())
                .query((row, n) -> Columns.instant(row, "left_at"))
                .list();
    }

    /** Those who were told to wait go before everybody who comes later. */
    private int ahead(Due sending) {
        return jdbc.sql("""
                select count(*)
                  from sending
                  join message using (sub_account_id, message_id)
                 where sending.mailbox_id = :mailbox
                   and sending.finished_at is null
                   and sending.counted_at is null
                   and message.state = 'HELD'
                   and (message.created_at, message.message_id)
                       < (select created_at, message_id
                            from message
                           where sub_account_id = :subAccount
                             and message_id = :message)
                """)
                .param("mailbox", sending.mailbox().value())
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .query(Integer.class)
                .single();
    }

    /** What Google itself said of the day counts more than our own counting; a pause of minutes is nothing that anybody is told of. */
    private Optional<Instant> full(Due sending, Instant now) {
        return jdbc.sql("""
                select sending_limited_until
                  from mailbox_quota
                 where mailbox_id = :mailbox
                   and sending_limited_until > :soon
                """)
                .param("mailbox", sending.mailbox().value())
                .param("soon", Columns.time(now.plus(SendTrouble.RETRY_AFTER_MAX)))
                .query((row, n) -> Columns.instant(row, "sending_limited_until"))
                .optional();
    }
}
