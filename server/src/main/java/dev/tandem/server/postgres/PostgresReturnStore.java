package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flags;
import dev.tandem.server.NodeId;
import dev.tandem.server.inbound.DeliveryReport;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.postgres.MessageRows.NewMessage;
import dev.tandem.server.reply.ReturnAddress;
import dev.tandem.server.reply.ReturnAddress.Kind;
import dev.tandem.server.reply.ReturnStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What comes back to emails by the provider, as rows. */
@Repository
class PostgresReturnStore implements ReturnStore {

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final BounceRows bounces;
    private final SubAccountLock lock;
    private final LeasedTable table;

    PostgresReturnStore(JdbcClient jdbc, MessageRows messages, BounceRows bounces, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.bounces = bounces;
        this.lock = lock;
        this.table =
                new LeasedTable(jdbc, "returned_email", "sub_account_id, returned_id", "state = 'WAITING'", Lease.TIME);
    }

    @Override
    public Optional<ReturnAddress> address(Kind kind, String token) {
        return jdbc.sql("select sub_account_id, message_id from return_address where token = :token")
                .param("token", token.toLowerCase(Locale.ROOT))
                .query((row, n) -> new ReturnAddress(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "message_id"), kind))
                .optional();
    }

    @Override
    public void accept(List<ReturnAddress> addresses, String source, Instant now) {
        addresses.forEach(address -> jdbc.sql("""
                with noted as (
                    insert into returned_email (sub_account_id, message_id, kind, source_sha256, accepted_at, state, next_attempt_at)
                    values (:subAccount, :message, :kind, :source, :now, 'WAITING', :now)
                    returning returned_id
                )
                select pg_notify(:channel, :signal)
                  from noted
                """)
                .param("subAccount", address.subAccount().value())
                .param("message", address.message())
                .param("kind", address.kind().name())
                .param("source", source)
                .param("now", Columns.time(now))
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("signal", DueSignal.Kind.RETURN.name())
                .query((row, n) -> n)
                .list());
    }

    @Override
    public Optional<Returned> find(Due due) {
        return jdbc.sql("""
                select message_id, kind, source_sha256, accepted_at, attempts
                  from returned_email
                 where sub_account_id = :subAccount
                   and returned_id = :returned
                   and state = 'WAITING'
                """)
                .param("subAccount", due.subAccount().value())
                .param("returned", due.returned())
                .query((row, n) -> new Returned(
                        due,
                        Columns.uuid(row, "message_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("source_sha256"),
                        Columns.instant(row, "accepted_at"),
                        row.getInt("attempts")))
                .optional();
    }

    @Override
    public boolean file(Returned returned, Kept email, EmailIdentity identity, Instant now) {
        SubAccountId subAccount = returned.due().subAccount();
        lock.take(subAccount);
        if (messages.withIdentity(subAccount, identity).isPresent()) {
            return false;
        }
        UUID thread = jdbc.sql(
                        "select thread_id from message where sub_account_id = :subAccount and message_id = :message")
                .param("subAccount", subAccount.value())
                .param("message", returned.message())
                .query(UUID.class)
                .single();
        NewMessage row = new NewMessage(
                identity,
                email.email(),
                email.bytes(),
                Direction.INBOUND,
                "INDIVIDUAL",
                Flags.of(),
                returned.acceptedAt(),
                false,
                now);
        messages.insert(row, subAccount, thread, message -> source(subAccount, message, now));
        return true;
    }

    private void source(SubAccountId subAccount, UUID message, Instant now) {
        jdbc.sql("""
                insert into message_source (sub_account_id, message_id, door, noted_at)
                values (:subAccount, :message, 'PROVIDER', :now)
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("now", Columns.time(now))
                .update();
    }

    @Override
    public void bounced(Returned returned, DeliveryReport report, Instant now) {
        lock.take(returned.due().subAccount());
        bounces.ofProvider(returned.due().subAccount(), returned.message(), report, now);
    }

    @Override
    public void judged(Due due, boolean filed, String reason) {
        jdbc.sql("""
                update returned_email
                   set state = :state, reason = :reason
                 where sub_account_id = :subAccount
                   and returned_id = :returned
                   and state = 'WAITING'
                """)
                .param("state", filed ? "FILED" : "SKIPPED")
                .param("reason", reason)
                .param("subAccount", due.subAccount().value())
                .param("returned", due.returned())
                .update();
    }

    @Override
    public void postpone(Due due, Instant again) {
        jdbc.sql("""
                update returned_email
                   set attempts = attempts + 1, next_attempt_at = :again
                 where sub_account_id = :subAccount
                   and returned_id = :returned
                """)
                .param("again", Columns.time(again))
                .param("subAccount", due.subAccount().value())
                .param("returned", due.returned())
                .update();
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return table.claim(
                node,
                max,
                new LeasedTable.Due<>(
                        """
                next_attempt_at <= :now
                order by next_attempt_at, returned_id
                """,
                        Map.of("now", Columns.time(now)),
                        "sub_account_id, returned_id",
                        (row, n) -> new Due(
                                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                                Columns.uuid(row, "returned_id"))),
                "");
    }

    @Override
    public void renew(NodeId node) {
        table.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due returned) {
        table.giveBack(
                node, Map.of("sub_account_id", returned.subAccount().value(), "returned_id", returned.returned()));
    }

    /** The next free one, or the next lease of another node that would end if that node were dead. */
    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(case
                                                when leased_until is null
                                                then next_attempt_at - cast(:now as timestamptz)
                                                else leased_until - now()
                                              end))::double precision
                  from returned_email
                 where state = 'WAITING'
                   and leased_by is distinct from :node
                """).param("now", Columns.time(now)).param("node", node.value()));
    }
}
