package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.inbound.ReconciliationRules.Progress;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxStore.Comparison;
import dev.tandem.server.mailbox.MailboxStore.ConnectedMailbox;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is connected to which mailbox, in which sub-account. */
final class ConnectionRows {

    private final JdbcClient jdbc;

    ConnectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID connect(NewConnection connection, Instant now) {
        endOthers(connection, now);
        insertUnlessThere(connection, now);
        return jdbc.sql("""
                select connection_id
                  from connection
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                """)
                .param("subAccount", connection.subAccount().value())
                .param("user", connection.user().value())
                .query((row, n) -> Columns.uuid(row, "connection_id"))
                .single();
    }

    private void endOthers(NewConnection connection, Instant now) {
        jdbc.sql("""
                update connection
                   set disconnected_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and mailbox_id <> :mailbox
                   and disconnected_at is null
                """)
                .param("now", Columns.time(now))
                .param("subAccount", connection.subAccount().value())
                .param("user", connection.user().value())
                .param("mailbox", connection.mailbox().value())
                .update();
    }

    private void insertUnlessThere(NewConnection connection, Instant now) {
        jdbc.sql("""
                insert into connection (sub_account_id, user_id, mailbox_id, baseline_cursor, baseline_at, connected_at)
                values (:subAccount, :user, :mailbox, :baseline, :baselineAt, :now)
                on conflict (sub_account_id, user_id) where disconnected_at is null do nothing
                """)
                .param("subAccount", connection.subAccount().value())
                .param("user", connection.user().value())
                .param("mailbox", connection.mailbox().value())
                .param("baseline", Columns.number(connection.baseline()))
                .param("baselineAt", Columns.time(connection.baselineAt()))
                .param("now", Columns.time(now))
                .update();
    }

    Optional<MailboxId> disconnect(SubAccountId subAccount, UserId user, Instant now) {
        return jdbc.sql("""
                update connection
                   set disconnected_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                returning mailbox_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .optional();
    }

    int count(MailboxId mailbox) {
        return users(mailbox).size();
    }

    /** Cross-tenant by purpose: one mailbox serves connections in several sub-accounts. */
    List<ConnectedUser> users(MailboxId mailbox) {
        return jdbc.sql("""
                select sub_account_id, user_id
                  from connection
                 where mailbox_id = :mailbox
                   and disconnected_at is null
                 order by sub_account_id, user_id
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new ConnectedUser(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        new UserId(Columns.uuid(row, "user_id"))))
                .list();
    }

    List<ConnectedMailbox> of(UserId user) {
        return jdbc.sql("""
                select sub_account_id, user_id, address, last_synced_at, case when consent = 'LOST' then consent_lost_at end as consent_lost_at
                  from connection
                  join mailbox using (mailbox_id)
                 where user_id = :user
                   and disconnected_at is null
                """)
                .param("user", user.value())
                .query((row, n) -> connected(row))
                .list();
    }

    List<ConnectedMailbox> in(SubAccountId subAccount) {
        return jdbc.sql("""
                select sub_account_id, user_id, address, last_synced_at, case when consent = 'LOST' then consent_lost_at end as consent_lost_at
                  from connection
                  join mailbox using (mailbox_id)
                 where sub_account_id = :subAccount
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> connected(row))
                .list();
    }

    private static ConnectedMailbox connected(ResultSet row) throws SQLException {
        return new ConnectedMailbox(
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                new UserId(Columns.uuid(row, "user_id")),
                new EmailAddress(row.getString("address")),
                Columns.optionalInstant(row, "last_synced_at"),
                Columns.optionalInstant(row, "consent_lost_at"));
    }

    /**
     * R46: emails that left are those with the SENT label in the ledger, so that what was written in Gmail itself counts too, and those
     * of ours whose copy the ledger has not met yet.
     */
    Optional<ConnectionState> of(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select connection_id, connected_at, daily_limit, consent_lost_at, granted_scopes,
                       mailbox_id, address, own_addresses, consent, history_cursor, limited_until, watch_expires_at, last_synced_at,
                       failed_looks, behind,
                       pending, judged, parked, waiting_since, sent_today, first_sent_today, kind, step, found, last_ended_at,
                       coalesce(step <> 'DONE' or next_turn_at <= now(), false) as comparing
                  from connection
                  join mailbox using (mailbox_id)
                  join sub_account using (sub_account_id)
                  left join reconciliation using (mailbox_id)
                  cross join lateral (
                         select coalesce(sum(counts.pending), 0) as pending,
                                coalesce(sum(counts.judged), 0) as judged,
                                coalesce(sum(counts.parked), 0) as parked
                           from (select ledger_tally.pending, ledger_tally.judged, ledger_tally.parked
                                   from ledger_tally
                                  where connection.tallied
                                    and ledger_tally.mailbox_id = connection.mailbox_id
                                    and ledger_tally.connection_id = connection.connection_id
                                 union all
                                 select count(*) filter (where state = 'PENDING'),
                                        count(*) filter (where state = 'JUDGED'),
                                        count(*) filter (where state = 'PARKED')
                                   from counted_arrival
                                  where not connection.tallied
                                    and counted_arrival.mailbox_id = connection.mailbox_id
                                    and counted_arrival.connection_id = connection.connection_id) as counts) as ledger
                  left join lateral (
                         select met_at as waiting_since
                           from arrival
                          where arrival.mailbox_id = connection.mailbox_id
                            and arrival.state = 'PENDING'
                            and (added_at > baseline_cursor or (added_at is null and met_at >= connected_at))
                          order by met_at
                          limit 1) as oldest on true
                  cross join lateral (
                         select count(distinct gmail_message_id) as sent_today, min(left_at) as first_sent_today
                           from (select gmail_message_id, met_at as left_at
                                   from arrival
                                  where arrival.mailbox_id = connection.mailbox_id
                                    and 'SENT' = any (labels)
                                    and met_at > now() - interval '24 hours'
                                 union all
                                 select gmail_message_id, sent_at
                                   from sending
                                   join message using (sub_account_id, message_id)
                                  where sending.mailbox_id = connection.mailbox_id
                                    and gmail_message_id is not null
                                    and sent_at > now() - interval '24 hours') as left_lately) as meter
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, n) -> state(row))
                .optional();
    }

    private static ConnectionState state(ResultSet row) throws SQLException {
        long pending = row.getLong("pending");
        long judged = row.getLong("judged");
        long seen = pending + judged + row.getLong("parked");
        Comparison comparison = comparison(row, pending);
        return new ConnectionState(
                Columns.uuid(row, "connection_id"),
                MailboxRows.mailbox(row),
                Set.copyOf(Columns.texts(row, "granted_scopes")),
                Columns.instant(row, "connected_at"),
                HealthColumns.facts(row, comparison.catchingUp().isPresent(), judged, seen),
                seen,
                judged,
                row.getInt("daily_limit"),
                row.getInt("sent_today"),
                Columns.optionalInstant(row, "first_sent_today"),
                comparison);
    }

    private static Comparison comparison(ResultSet row, long pending) throws SQLException {
        Optional<Progress> catchingUp = row.getString("kind") == null
                ? Optional.empty()
                : ReconciliationRules.progress(
                        Kind.valueOf(row.getString("kind")),
                        Step.valueOf(row.getString("step")),
                        row.getLong("found"),
                        pending);
        return new Comparison(
                Columns.optionalInstant(row, "last_ended_at"),
                catchingUp,
                row.getLong("parked"),
                row.getBoolean("comparing"));
    }
}
