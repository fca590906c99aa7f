package dev.tandem.server.postgres;

import dev.tandem.server.NodeId;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node delivers which email. Cross-tenant by purpose: the loop that delivers whatever is due. */
final class SendingLeaseRows {

    private final JdbcClient jdbc;
    private final LeasedTable table;

    SendingLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.table = new LeasedTable(jdbc, "sending", "sub_account_id, message_id", "finished_at is null", leaseTime);
    }

    /** Of a limited mailbox, each is told until when (F34). */
    List<Due> claim(NodeId node, Instant now, int max) {
        return table.claim(
                node,
                max,
                new LeasedTable.Due<>(
                        """
                next_attempt_at <= :now
                order by next_attempt_at, message_id
                """,
                        Map.of("now", Columns.time(now)),
                        "sub_account_id, message_id, mailbox_id",
                        (row, n) -> SendingLines.due(row)),
                "");
    }

    void renew(NodeId node) {
        table.renew(node);
    }

    void giveBack(NodeId node, Due sending) {
        table.giveBack(node, Map.of("sub_account_id", sending.subAccount().value(), "message_id", sending.message()));
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(case
                                                when sending.leased_until is null
                                                then next_attempt_at - cast(:now as timestamptz)
                                                else sending.leased_until - now()
                                              end))::double precision
                  from sending
                 where finished_at is null
                   and next_attempt_at < 'infinity'
                   and sending.leased_by is distinct from :node
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
