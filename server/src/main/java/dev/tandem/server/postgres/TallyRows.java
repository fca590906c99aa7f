package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.LedgerTally.Totals;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts of what each connection sees of its mailbox's ledger; a trigger of the ledger adds to them. */
final class TallyRows {

    private final JdbcClient jdbc;

    TallyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Connections of a mailbox that were never counted. */
    List<UUID> uncounted(MailboxId mailbox) {
        return jdbc.sql("""
                select connection_id
                  from connection
                 where mailbox_id = :mailbox
                   and disconnected_at is null
                   and not tallied
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.uuid(row, "connection_id"))
                .list();
    }

    /** Waits for whoever changes the ledger, keeps others waiting until the transaction ends, and holds nothing that they wait for. */
    void lock(MailboxId mailbox) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(:mailbox as text), 81))")
                .param("mailbox", mailbox.value())
                .query((row, n) -> n)
                .list();
    }

    /** The first count of a connection, under the lock: every change so far is in it, every later one is added to it. */
    void count(MailboxId mailbox, UUID connection) {
        jdbc.sql("""
                insert into ledger_tally (mailbox_id, connection_id, pending, judged, parked)
                select :mailbox, :connection,
                       count(*) filter (where state = 'PENDING'),
                       count(*) filter (where state = 'JUDGED'),
                       count(*) filter (where state = 'PARKED')
                  from counted_arrival
                 where mailbox_id = :mailbox
                   and connection_id = :connection
                """)
                .param("mailbox", mailbox.value())
                .param("connection", connection)
                .update();
        jdbc.sql("update connection set tallied = true where mailbox_id = :mailbox and connection_id = :connection")
                .param("mailbox", mailbox.value())
                .param("connection", connection)
                .update();
    }

    /** Makes one row of many. Whatever is added at the same time stays beside it. */
    void sumUp(MailboxId mailbox) {
        jdbc.sql("""
                with taken as (
                    delete from ledger_tally
                     where mailbox_id = :mailbox
                       and (select count(*) > count(distinct connection_id)
                              from ledger_tally
                             where mailbox_id = :mailbox)
                    returning connection_id, pending, judged, parked
                )
                insert into ledger_tally (mailbox_id, connection_id, pending, judged, parked)
                select :mailbox, connection_id, sum(pending), sum(judged), sum(parked)
                  from taken
                 group by connection_id
                """).param("mailbox", mailbox.value()).update();
    }

    /** Over all sub-accounts by purpose: an operator's numbers. */
    Totals totals() {
        return jdbc.sql("""
                select coalesce(sum(pending + judged + parked), 0) as seen,
                       coalesce(sum(judged), 0) as judged,
                       coalesce(sum(parked), 0) as parked,
                       (select coalesce(sum(gaps_repaired), 0) from reconciliation) as gaps
                  from ledger_tally
                  join connection using (mailbox_id, connection_id)
                 where disconnected_at is null
                """)
                .query((row, n) -> new Totals(
                        row.getLong("seen"), row.getLong("judged"), row.getLong("parked"), row.getLong("gaps")))
                .single();
    }
}
