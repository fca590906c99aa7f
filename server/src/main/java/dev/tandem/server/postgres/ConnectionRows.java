package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.Reconciliation.Step;
import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.inbound.ReconciliationRules.Progress;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.mailbox.MailboxStore.Comparison;
import dev.tandem.server.mailbox.MailboxStore.ConnectedMailbox;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.mailbox.MailboxStore.Ending;
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

    /** R71: what waits for its time leaves no more, and its author is told now and not then. */
    void waitNoLonger(SubAccountId subAccount, UserId user, MailboxId mailbox, Instant now) {
        jdbc.sql("""
                with due as (
                    update sending
                       set next_attempt_at = :now
                      from message
                     where message.sub_account_id = sending.sub_account_id
                       and message.message_id = sending.message_id
                       and sending.sub_account_id = :subAccount
                       and sending.mailbox_id = :mailbox
                       and message.author_id = :user
                       and message.state in ('QUEUED', 'HELD')
                       and finished_at is null
                       and next_attempt_at > :now
                    returning sending.message_id
                )
                select pg_notify(:channel, :kind)
                  from due
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("user", user.value())
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.SENDING.name())
                .query((row, n) -> n)
                .list();
    }

    /** A connection that was paused or resumed; {@code pausedAt} is since when it is, or was. */
    record Paused(MailboxId mailbox, Instant pausedAt) {}

    /** Empty if there is none, or it is so already. */
    Optional<Paused> pause(SubAccountId subAccount, UserId user, boolean paused, Instant now) {
        return jdbc.sql("""
                update connection
                   set paused_at = case when :paused then :now end
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and disconnected_at is null
                   and (paused_at is null) = :paused
                returning mailbox_id, coalesce(new.paused_at, old.paused_at) as since
                """)
                .param("paused", paused)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, n) ->
                        new Paused(new MailboxId(Columns.uuid(row, "mailbox_id")), Columns.instant(row, "since")))
                .optional();
    }

    boolean limit(SubAccountId subAccount, UserId user, int dailyLimit) {
        return jdbc.sql("""
                update mailbox
                   set daily_limit = :dailyLimit
                  from connection
                 where connection.mailbox_id = mailbox.mailbox_id
                   and connection.sub_account_id = :subAccount
                   and connection.user_id = :user
                   and disconnected_at is null
                """)
                        .param("dailyLimit", dailyLimit)
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .update()
                > 0;
    }

    Optional<Ending> ending(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select (select count(distinct message_id)
                          from message_source
                         where message_source.sub_account_id = :subAccount
                           and message_source.mailbox_id = connection.mailbox_id
                           and gmail_message_id is not null) as stays,
                       (select count(*)
                          from sending
                          join message using (sub_account_id, message_id)
                         where sending.sub_account_id = :subAccount
                           and sending.mailbox_id = connection.mailbox_id
                           and message.author_id = :user
                           and finished_at is null
                           and send_asked_at is null
                           and state in ('QUEUED', 'SENDING', 'HELD')) as waiting
                  from connection
                 where connection.sub_account_id = :subAccount
                   and connection.user_id = :user
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query((row, n) -> new Ending(row.getLong("stays"), row.getLong("waiting")))
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

    Optional<ConnectionState> of(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select connection_id, connected_at, paused_at, day.daily_limit, consent_lost_at, granted_scopes,
                       mailbox_id, address, own_addresses, consent, history_cursor, limited_until, watch_expires_at, last_synced_at,
                       failed_looks, behind,
                       pending, judged, parked, waiting_since, sent_today, first_sent_today, kind, step, found, last_ended_at,
                       coalesce(step <> 'DONE' or next_turn_at <= now(), false) as comparing
                  from connection
                  join mailbox using (mailbox_id)
                  join sub_account using (sub_account_id)
                  join mailbox_daily_limit as day using (mailbox_id)
                  left join reconciliation using (mailbox_id)
                """ + ConnectionCounts.LEDGER + ConnectionCounts.OLDEST + ConnectionCounts.SENT_TODAY + """
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
