package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxOverview;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All mailboxes at a glance, in PostgreSQL. Cross-tenant by purpose; a short index counts what waits; how many have
 * their verdict nobody asks here, and counting them would read the whole ledger.
 */
@Repository
class PostgresMailboxOverview implements MailboxOverview {

    private final JdbcClient jdbc;

    PostgresMailboxOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Seen> connected() {
        return jdbc.sql("""
                select mailbox_id, consent, consent_lost_at, connected_at, last_synced_at, failed_looks, limited_until,
                       behind, cast(null as timestamptz) as paused_at, watch_expires_at, pending, waiting_since
                  from mailbox
                  join (select mailbox_id, min(connected_at) as connected_at
                          from connection
                         where disconnected_at is null
                           and paused_at is null
                         group by mailbox_id) as oldest using (mailbox_id)
                  cross join lateral (
                         select count(*) as pending, min(met_at) as waiting_since
                           from arrival
                          where arrival.mailbox_id = mailbox.mailbox_id
                            and state = 'PENDING') as waiting
                 order by mailbox_id
                """)
                .query((row, n) -> new Seen(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        HealthColumns.facts(row, false, 0, 0),
                        Columns.optionalInstant(row, "watch_expires_at")))
                .list();
    }
}
