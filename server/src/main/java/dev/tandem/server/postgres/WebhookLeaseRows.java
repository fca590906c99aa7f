package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.webhook.WebhookStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node calls which webhook. Cross-tenant by purpose: the loop that calls whatever is due. */
final class WebhookLeaseRows {

    private final JdbcClient jdbc;
    private final LeasedTable table;

    WebhookLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.table = new LeasedTable(jdbc, "webhook", "sub_account_id, webhook_id", "true", leaseTime);
    }

    List<Due> claim(NodeId node, Instant now, int max) {
        return table.claim(
                node,
                max,
                new LeasedTable.Due<>(
                        """
                next_attempt_at <= :now
                and exists (select 1
                              from change_counter
                             where change_counter.sub_account_id = webhook.sub_account_id
                               and change_counter.last_number > webhook.cursor)
                order by next_attempt_at, webhook_id
                """,
                        Map.of("now", Columns.time(now)),
                        "sub_account_id, webhook_id",
                        (row, n) -> new Due(
                                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                                Columns.uuid(row, "webhook_id"))),
                "");
    }

    void renew(NodeId node) {
        table.renew(node);
    }

    void giveBack(NodeId node, Due due) {
        table.giveBack(node, Map.of("sub_account_id", due.subAccount().value(), "webhook_id", due.webhook()));
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(case
                                                when leased_until is null
                                                then next_attempt_at - cast(:now as timestamptz)
                                                else leased_until - now()
                                              end))::double precision
                  from webhook
                  join change_counter on change_counter.sub_account_id = webhook.sub_account_id
                 where change_counter.last_number > webhook.cursor
                   and leased_by is distinct from :node
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
