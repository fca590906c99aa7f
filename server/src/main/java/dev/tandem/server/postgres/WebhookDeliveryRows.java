package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import dev.tandem.server.webhook.WebhookStore.Attempt;
import dev.tandem.server.webhook.WebhookStore.Delivery;
import dev.tandem.server.webhook.WebhookStore.Due;
import dev.tandem.server.webhook.WebhookStore.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of changes at webhooks. */
final class WebhookDeliveryRows {

    private final JdbcClient jdbc;

    WebhookDeliveryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes an attempt and moves the webhook on: to the next change, or to the next attempt.
     *
     * @return false if another node moved it already; then nothing is noted
     */
    boolean note(Due due, Attempt attempt, State state, Instant now, Optional<Instant> again) {
        return jdbc.sql("""
                with moved as (
                    update webhook
                       set cursor = case when :passed then :number else cursor end,
                           attempts = case when :passed then 0 else :attempts end,
                           next_attempt_at = :next
                     where sub_account_id = :subAccount
                       and webhook_id = :webhook
                       and cursor < :number
                    returning sub_account_id, webhook_id
                )
                insert into webhook_delivery
                       (sub_account_id, webhook_id, number, type, state, attempts, status, trouble, attempted_at)
                select sub_account_id, webhook_id, :number, :type, :state, :attempts, :status, :trouble, :now
                  from moved
                on conflict (sub_account_id, webhook_id, number) do update
                   set state = excluded.state,
                       attempts = excluded.attempts,
                       status = excluded.status,
                       trouble = excluded.trouble,
                       attempted_at = excluded.attempted_at
                """)
                        .param("passed", again.isEmpty())
                        .param("number", attempt.number())
                        .param("attempts", attempt.attempts())
                        .param("next", Columns.time(again.orElse(now)))
                        .param("subAccount", due.subAccount().value())
                        .param("webhook", due.webhook())
                        .param("type", attempt.type())
                        .param("state", state.name())
                        .param("status", attempt.posted().status().orElse(null))
                        .param(
                                "trouble",
                                attempt.posted().trouble().map(Enum::name).orElse(null))
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    Optional<Delivery> last(SubAccountId subAccount, UUID webhook) {
        return page(new Due(subAccount, webhook), Optional.empty(), 1).items().stream()
                .findFirst();
    }

    Page<Delivery> page(Due due, Optional<String> cursor, int limit) {
        List<Delivery> oneMore = jdbc.sql("""
                select number, type, state, attempts, status, trouble, attempted_at
                  from webhook_delivery
                 where sub_account_id = :subAccount
                   and webhook_id = :webhook
                   and number < :before
                 order by number desc
                 limit :limit
                """)
                .param("subAccount", due.subAccount().value())
                .param("webhook", due.webhook())
                .param("before", cursor.map(WebhookDeliveryRows::number).orElse(Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query((row, n) -> delivery(row))
                .list();
        return Cursor.page(oneMore, limit, delivery -> Long.toString(delivery.number()));
    }

    private static long number(String cursor) {
        String number = Cursor.read(cursor);
        if (!number.matches("\\d{1,18}")) {
            throw Cursor.unreadable();
        }
        return Long.parseLong(number);
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from webhook_delivery where state <> 'WAITING' and attempted_at < :time")
                .param("time", Columns.time(time))
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("number"),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("status", Integer.class)),
                Columns.optionalText(row, "trouble").map(Trouble::valueOf),
                Columns.instant(row, "attempted_at"));
    }
}
