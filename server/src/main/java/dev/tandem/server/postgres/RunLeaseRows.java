package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.workflow.RunStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node goes on with which run. Cross-tenant by purpose: the loop that serves whichever is due. */
final class RunLeaseRows {

    private final JdbcClient jdbc;
    private final LeasedTable table;

    RunLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.table = new LeasedTable(jdbc, "workflow_run", "sub_account_id, run_id", "state = 'OPEN'", leaseTime);
    }

    List<Due> claim(NodeId node, Instant now, int max) {
        return table.claim(
                node,
                max,
                new LeasedTable.Due<>(
                        """
                next_attempt_at <= :now
                order by next_attempt_at, run_id
                """,
                        Map.of("now", Columns.time(now)),
                        "sub_account_id, run_id",
                        (row, n) -> new Due(
                                new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "run_id"))),
                "");
    }

    void renew(NodeId node) {
        table.renew(node);
    }

    void giveBack(NodeId node, Due run) {
        // A run that is over keeps no lease either.
        table.giveBack(node, Map.of("sub_account_id", run.subAccount().value(), "run_id", run.run()));
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(case
                                                when leased_until is null
                                                then next_attempt_at - cast(:now as timestamptz)
                                                else leased_until - now()
                                              end))::double precision
                  from workflow_run
                 where state = 'OPEN'
                   and leased_by is distinct from :node
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
