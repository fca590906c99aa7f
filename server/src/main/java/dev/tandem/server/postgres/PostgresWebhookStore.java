package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.webhook.WebhookStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks as rows. A cursor only moves from where whoever moves it has seen it. */
@Component
class PostgresWebhookStore implements WebhookStore {

    private final JdbcClient jdbc;
    private final WebhookLeaseRows leases;
    private final WebhookDeliveryRows deliveries;

    PostgresWebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.leases = new WebhookLeaseRows(jdbc, Lease.TIME);
        this.deliveries = new WebhookDeliveryRows(jdbc);
    }

    @Override
    public Webhook add(SubAccountId subAccount, NewWebhook webhook, Instant now) {
        jdbc.sql("""
                insert into webhook (sub_account_id, webhook_id, url, sealed_secret, created_at, cursor, next_attempt_at)
                values (:subAccount, :webhook, :url, :secret, :now, :after, :now)
                """)
                .param("subAccount", subAccount.value())
                .param("webhook", webhook.id())
                .param("url", webhook.url().toString())
                .param("secret", webhook.sealedSecret())
                .param("now", Columns.time(now))
                .param("after", webhook.after())
                .update();
        return new Webhook(webhook.id(), webhook.url(), now, 0, Optional.empty());
    }

    @Override
    public List<Webhook> list(SubAccountId subAccount) {
        return jdbc.sql("""
                select webhook_id, url, created_at, greatest(coalesce(last_number, 0) - cursor, 0) as waiting
                  from webhook
                  left join change_counter using (sub_account_id)
                 where sub_account_id = :subAccount
                 order by created_at, webhook_id
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new Webhook(
                        Columns.uuid(row, "webhook_id"),
                        URI.create(row.getString("url")),
                        Columns.instant(row, "created_at"),
                        row.getLong("waiting"),
                        deliveries.last(subAccount, Columns.uuid(row, "webhook_id"))))
                .list();
    }

    @Override
    public Optional<Webhook> find(SubAccountId subAccount, UUID webhook) {
        return list(subAccount).stream()
                .filter(each -> each.id().equals(webhook))
                .findFirst();
    }

    @Override
    public boolean remove(SubAccountId subAccount, UUID webhook) {
        return jdbc.sql("delete from webhook where sub_account_id = :subAccount and webhook_id = :webhook")
                        .param("subAccount", subAccount.value())
                        .param("webhook", webhook)
                        .update()
                > 0;
    }

    @Override
    public Page<Delivery> deliveries(SubAccountId subAccount, UUID webhook, Optional<String> cursor, int limit) {
        return deliveries.page(new Due(subAccount, webhook), cursor, limit);
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due webhook) {
        leases.giveBack(node, webhook);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }

    @Override
    public Optional<Progress> progress(Due due) {
        return jdbc.sql("""
                select url, sealed_secret, cursor, attempts
                  from webhook
                 where sub_account_id = :subAccount
                   and webhook_id = :webhook
                """)
                .param("subAccount", due.subAccount().value())
                .param("webhook", due.webhook())
                .query((row, n) -> new Progress(
                        URI.create(row.getString("url")),
                        row.getString("sealed_secret"),
                        row.getLong("cursor"),
                        row.getInt("attempts")))
                .optional();
    }

    /** Cursor and note in one statement. */
    @Override
    public boolean passed(Due due, Attempt attempt, boolean taken, Instant now) {
        return deliveries.note(due, attempt, taken ? State.DELIVERED : State.GIVEN_UP, now, Optional.empty());
    }

    @Override
    public void failed(Due due, Attempt attempt, Instant until, Instant now) {
        deliveries.note(due, attempt, State.WAITING, now, Optional.of(until));
    }

    @Override
    public void forgetBefore(Instant time) {
        deliveries.forgetBefore(time);
    }
}
