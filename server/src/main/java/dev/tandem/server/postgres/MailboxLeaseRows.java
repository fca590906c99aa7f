package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.LookStore.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node looks into which mailbox (F32). */
final class MailboxLeaseRows {

    /** Places that only mailboxes with little to do may take, of those that one node has. */
    private static final int KEPT_FREE = 4;

    private final JdbcClient jdbc;
    private final Duration leaseTime;

    MailboxLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.leaseTime = leaseTime;
    }

    /**
     * Mailboxes that are behind, and of which nothing new was told, come second and never get every place: what arrives for others finds one
     * free at once (F37).
     */
    List<Claimed> claim(NodeId node, Instant now, int max) {
        List<Claimed> claimed = new ArrayList<>(claim(node, now, max, false));
        int left = Math.min(max - claimed.size(), max - KEPT_FREE);
        if (left > 0) {
            claimed.addAll(claim(node, now, left, true));
        }
        return claimed;
    }

    /** Rows that another node is just claiming are skipped and not waited for. */
    private List<Claimed> claim(NodeId node, Instant now, int max, boolean behind) {
        return jdbc.sql("""
                update mailbox
                   set leased_by = :node, leased_until = now() + make_interval(secs => :lease), hinted_at = null
                 where mailbox_id in (select mailbox_id
                                        from mailbox
                                       where consent = 'GRANTED'
                                         and next_look_at <= :now
                                         and (behind and hinted_at is null) = :behind
                                         and (leased_until is null or leased_until < now())
                                         and exists (select 1
                                                       from connection
                                                      where connection.mailbox_id = mailbox.mailbox_id
                                                        and disconnected_at is null)
                                       order by next_look_at, mailbox_id
                                       limit :max
                                         for update skip locked)
                returning mailbox_id, history_cursor, watch_expires_at, watch_due_at, unannounced
                """)
                .param("node", node.value())
                .param("lease", Lease.seconds(leaseTime))
                .param("now", Columns.time(now))
                .param("behind", behind)
                .param("max", max)
                .query((row, n) -> new Claimed(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        Columns.cursor(row, "history_cursor"),
                        LookRows.watching(row)))
                .list();
    }

    void renew(NodeId node) {
        jdbc.sql("""
                update mailbox
                   set leased_until = now() + make_interval(secs => :lease)
                 where leased_until is not null
                   and leased_by = :node
                """)
                .param("lease", Lease.seconds(leaseTime))
                .param("node", node.value())
                .update();
    }

    void giveBack(NodeId node, MailboxId mailbox) {
        jdbc.sql("""
                update mailbox
                   set leased_by = null, leased_until = null
                 where mailbox_id = :mailbox
                   and leased_by = :node
                """)
                .param("mailbox", mailbox.value())
                .param("node", node.value())
                .update();
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(pause))::double precision
                  from ((select next_look_at - cast(:now as timestamptz) as pause
                           from mailbox
                          where consent = 'GRANTED'
                            and leased_until is null
                            and exists (select 1
                                          from connection
                                         where connection.mailbox_id = mailbox.mailbox_id
                                           and disconnected_at is null)
                          order by next_look_at
                          limit 1)
                        union all
                        select min(leased_until) - now()
                          from mailbox
                         where leased_until is not null
                           and leased_by <> :node) as pauses
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
