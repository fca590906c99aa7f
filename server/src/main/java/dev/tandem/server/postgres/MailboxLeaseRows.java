package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.postgres.LeasedTable.Due;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which node looks into which mailbox (F32). */
final class MailboxLeaseRows {

    /** Of the places that one node has, so many at most go to mailboxes that catch up. */
    private static final int BEHIND_MAX = 12;

    private static final String CLAIMED = "mailbox_id, history_cursor, watch_expires_at, watch_due_at, unannounced";
    private static final String HINT_TAKEN = ", hinted_at = null";

    private final JdbcClient jdbc;
    private final LeasedTable mailboxes;

    MailboxLeaseRows(JdbcClient jdbc, Duration leaseTime) {
        this.jdbc = jdbc;
        this.mailboxes = new LeasedTable(jdbc, "mailbox", "mailbox_id", "true", leaseTime);
    }

    /**
     * Mailboxes that are behind, and of which nothing new was told, come second, and a node never has more than some of them in its hands: what
     * arrives for others finds a place free at once (F37).
     */
    List<Claimed> claim(NodeId node, Instant now, int max) {
        List<Claimed> claimed = new ArrayList<>(claim(node, now, max, false));
        int left = claimed.size() == max ? 0 : Math.min(max - claimed.size(), BEHIND_MAX - behindInHand(node));
        if (left > 0) {
            claimed.addAll(claim(node, now, left, true));
        }
        return claimed;
    }

    private int behindInHand(NodeId node) {
        return jdbc.sql("""
                select count(*)
                  from mailbox
                 where leased_until is not null
                   and leased_by = :node
                   and behind
                """).param("node", node.value()).query(Integer.class).single();
    }

    private List<Claimed> claim(NodeId node, Instant now, int max, boolean behind) {
        return mailboxes.claim(
                node,
                max,
                new Due<>("""
                consent = 'GRANTED'
                and next_look_at <= :now
                and (behind and hinted_at is null) = :behind
                and exists (select 1
                              from connection
                             where connection.mailbox_id = mailbox.mailbox_id
                               and disconnected_at is null
                               and paused_at is null)
                order by next_look_at, mailbox_id
                """, Map.of("now", Columns.time(now), "behind", behind), CLAIMED, MailboxLeaseRows::claimed),
                HINT_TAKEN);
    }

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                new MailboxId(Columns.uuid(row, "mailbox_id")),
                Columns.cursor(row, "history_cursor"),
                LookRows.watching(row));
    }

    void renew(NodeId node) {
        mailboxes.renew(node);
    }

    void giveBack(NodeId node, MailboxId mailbox) {
        mailboxes.giveBack(node, Map.of("mailbox_id", mailbox.value()));
    }

    /**
     * The next free one, or the next lease of another node that would end if that node were dead. With its hands full of those that catch up,
     * a node waits for none of them: it looks again as soon as it gives one back.
     */
    Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(pause))::double precision
                  from ((select next_look_at - cast(:now as timestamptz) as pause
                           from mailbox
                          where consent = 'GRANTED'
                            and leased_until is null
                            and not (behind and hinted_at is null and :full)
                            and exists (select 1
                                          from connection
                                         where connection.mailbox_id = mailbox.mailbox_id
                                           and disconnected_at is null
                                           and paused_at is null)
                          order by next_look_at
                          limit 1)
                        union all
                        select min(leased_until) - now()
                          from mailbox
                         where leased_until is not null
                           and leased_by <> :node) as pauses
                """)
                .param("now", Columns.time(now))
                .param("full", behindInHand(node) >= BEHIND_MAX)
                .param("node", node.value()));
    }
}
