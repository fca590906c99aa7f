package dev.tandem.server.postgres;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.AgencyMailboxes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mailboxes of an agency, in PostgreSQL. */
@Repository
class PostgresAgencyMailboxes implements AgencyMailboxes {

    private final JdbcClient jdbc;

    PostgresAgencyMailboxes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Row> ofAgency(UUID agency) {
        return jdbc.sql("""
                with oldest_here as (
                    select distinct on (mailbox_id) connection_id
                      from connection
                      join sub_account using (sub_account_id)
                     where agency_id = :agency
                       and disconnected_at is null
                     order by mailbox_id, paused_at is not null, connected_at, connection_id
                )
                select mailbox_id, address, consent, consent_lost_at, connected_at, paused_at, last_synced_at, failed_looks, limited_until, behind,
                       watch_expires_at, pending, judged, parked, waiting_since, sent_today, day.daily_limit,
                       (select count(distinct also.sub_account_id)
                          from connection as also
                          join sub_account as theirs using (sub_account_id)
                         where also.mailbox_id = connection.mailbox_id
                           and theirs.agency_id = :agency
                           and also.disconnected_at is null) as sub_accounts,
                       coalesce(step <> 'DONE' or next_turn_at <= now(), false) as comparing
                  from oldest_here
                  join connection using (connection_id)
                  join mailbox using (mailbox_id)
                  join sub_account using (sub_account_id)
                  join mailbox_daily_limit as day using (mailbox_id)
                  left join reconciliation using (mailbox_id)
                """ + ConnectionCounts.LEDGER + ConnectionCounts.OLDEST + ConnectionCounts.SENT_TODAY + """
                 order by address, mailbox_id
                """)
                .param("agency", agency)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        long judged = row.getLong("judged");
        long parked = row.getLong("parked");
        return new Row(
                new MailboxId(Columns.uuid(row, "mailbox_id")),
                new EmailAddress(row.getString("address")),
                HealthColumns.facts(row, false, judged, row.getLong("pending") + judged + parked),
                row.getInt("sub_accounts"),
                Columns.optionalInstant(row, "watch_expires_at"),
                row.getInt("sent_today"),
                row.getInt("daily_limit"),
                parked,
                row.getBoolean("comparing"));
    }

    @Override
    public boolean isOfAgency(UUID agency, MailboxId mailbox) {
        return jdbc.sql("""
                select exists (select 1
                                 from connection
                                 join sub_account using (sub_account_id)
                                where mailbox_id = :mailbox
                                  and agency_id = :agency
                                  and disconnected_at is null)
                """)
                .param("mailbox", mailbox.value())
                .param("agency", agency)
                .query(Boolean.class)
                .single();
    }
}
