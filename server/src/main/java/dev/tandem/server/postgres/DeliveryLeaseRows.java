package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.provider.DeliveryStore.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node hands over which email. Cross-tenant by purpose: the loop that delivers whatever is due. */
final class DeliveryLeaseRows {

    private final JdbcClient jdbc;
    private final Duration leaseTime;

    DeliveryLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.leaseTime = leaseTime;
    }

    /** Rows that another node is just claiming are skipped. */
    List<Due> claim(NodeId node, Instant now, int max) {
        return jdbc.sql("""
                update delivery
                   set leased_by = :node, leased_until = now() + make_interval(secs => :lease)
                 where (sub_account_id, delivery_id) in (
                        select sub_account_id, delivery_id
                          from delivery
                         where finished_at is null
                           and next_attempt_at <= :now
                           and (leased_until is null or leased_until < now())
                         order by next_attempt_at, delivery_id
                         limit :max
                           for update skip locked)
                returning sub_account_id, delivery_id
                """)
                .param("node", node.value())
                .param("lease", Lease.seconds(leaseTime))
                .param("now", Columns.time(now))
                .param("max", max)
                .query((row, n) -> new Due(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "delivery_id")))
                .list();
    }

    void renew(NodeId node) {
        jdbc.sql("""
                update delivery
                   set leased_until = now() + make_interval(secs => :lease)
                 where finished_at is null
                   and leased_until is not null
                   and leased_by = :node
                """)
                .param("lease", Lease.seconds(leaseTime))
                .param("node", node.value())
                .update();
    }

    void giveBack(NodeId node, Due delivery) {
        jdbc.sql("""
                update delivery
                   set leased_by = null, leased_until = null
                 where sub_account_id = :subAccount
                   and delivery_id = :delivery
                   and leased_by = :node
                """)
                .param("subAccount", delivery.subAccount().value())
                .param("delivery", delivery.delivery())
                .param("node", node.value())
                .update();
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
