package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.provider.DeliveryStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node hands over which email. Cross-tenant by purpose: the loop that delivers whatever is due. */
final class DeliveryLeaseRows {

    private final JdbcClient jdbc;
    private final LeasedTable table;

    DeliveryLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.table = new LeasedTable(jdbc, "delivery", "sub_account_id, delivery_id", "finished_at is null", leaseTime);
    }

    List<Due> claim(NodeId node, Instant now, int max) {
        return table.claim(
                node,
                max,
                new LeasedTable.Due<>(
                        """
                next_attempt_at <= :now
                order by next_attempt_at, delivery_id
                """,
                        Map.of("now", Columns.time(now)),
                        "sub_account_id, delivery_id",
                        (row, n) -> new Due(
                                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                                Columns.uuid(row, "delivery_id"))),
                "");
    }

    void renew(NodeId node) {
        table.renew(node);
    }

    void giveBack(NodeId node, Due delivery) {
        table.giveBack(
                node, Map.of("sub_account_id", delivery.subAccount().value(), "delivery_id", delivery.delivery()));
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(case
                                                when leased_until is null
                                                then next_attempt_at - cast(:now as timestamptz)
                                                else leased_until - now()
                                              end))::double precision
                  from delivery
                 where finished_at is null
                   and leased_by is distinct from :node
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
