package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.MailboxId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a comparison left in the database, read by SQL alone. */
public final class ListingFacts {

    private final JdbcClient jdbc;

    public ListingFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The comparison of a mailbox as {@code KIND STEP found/listed gaps}. */
    public String run(MailboxId mailbox) {
        return jdbc.sql("""
                select kind || ' ' || step || ' ' || found || '/' || listed || ' ' || gaps_repaired
                  from reconciliation
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query(String.class)
                .single();
    }

    /** Copies that are gone from the mailbox for ever. */
    public List<String> deleted(MailboxId mailbox) {
        return jdbc.sql("""
                select gmail_message_id
                  from mailbox_copy
                 where mailbox_id = :mailbox
                   and deleted_at is not null
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** A connection's emails without, with and out of reach of a verdict, counted row by row. */
    public List<Long> counted(UUID connection) {
        return jdbc.sql("""
                select count(*) filter (where state = 'PENDING'), count(*) filter (where state = 'JUDGED'),
                       count(*) filter (where state = 'PARKED')
                  from arrival
                  join connection using (mailbox_id)
                 where connection_id = :connection
                   and (added_at > baseline_cursor or (added_at is null and met_at >= connected_at))
                """)
                .param("connection", connection)
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** The same, as the tally has it. */
    public List<Long> tallied(UUID connection) {
        return jdbc.sql("""
                select coalesce(sum(pending), 0), coalesce(sum(judged), 0), coalesce(sum(parked), 0)
                  from ledger_tally
                 where connection_id = :connection
                """)
                .param("connection", connection)
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
