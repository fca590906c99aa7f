package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.ProviderTrouble;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries as rows. Whoever wakes from a long sleep changes nothing of what another node finished meanwhile. */
@Component
class PostgresDeliveryStore implements DeliveryStore {

    private final JdbcClient jdbc;
    private final DeliveredMessageRows messages;
    private final DeliveryLeaseRows leases;

    PostgresDeliveryStore(JdbcClient jdbc, DeliveredMessageRows messages) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.leases = new DeliveryLeaseRows(jdbc, Lease.TIME);
    }

    @Override
    public boolean queue(SubAccountId subAccount, NewDelivery delivery, Instant now) {
        Envelope envelope = delivery.envelope();
        return !jdbc.sql("""
                with queued as (
                    insert into delivery
                           (sub_account_id, origin, occasion, message_id, rfc_message_id, envelope_from, recipients, email, queued_at,
                            next_attempt_at)
                    values (:subAccount, :origin, :occasion, :message, :id, :from, :recipients, :email, :now, :notBefore)
                    on conflict (sub_account_id, origin, occasion) do nothing
                    returning delivery_id
                )
                select pg_notify(:channel, :kind)
                  from queued
                """)
                .param("subAccount", subAccount.value())
                .param("origin", delivery.origin().name())
                .param("occasion", delivery.occasion())
                .param("message", delivery.message().orElse(null))
                .param("notBefore", Columns.time(delivery.notBefore()))
                .param("id", delivery.rfcMessageId())
                .param("from", envelope.from().value())
                .param(
                        "recipients",
                        Columns.texts(envelope.recipients().stream()
                                .map(EmailAddress::value)
                                .toList()))
                .param("email", envelope.email().bytes())
                .param("now", Columns.time(now))
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.DELIVERY.name())
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due delivery) {
        leases.giveBack(node, delivery);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }

    @Override
    public Optional<Delivery> find(Due due) {
        return jdbc.sql("""
                select envelope_from, recipients, email, queued_at, attempts, end_told_at
                  from delivery
                 where sub_account_id = :subAccount
                   and delivery_id = :delivery
                   and finished_at is null
                """)
                .param("subAccount", due.subAccount().value())
                .param("delivery", due.delivery())
                .query((row, n) -> delivery(due, row))
                .optional();
    }

    private static Delivery delivery(Due due, ResultSet row) throws SQLException {
        Envelope envelope = new Envelope(
                new EmailAddress(row.getString("envelope_from")),
                Columns.texts(row, "recipients").stream().map(EmailAddress::new).toList(),
                new RawEmail(row.getBytes("email")));
        return new Delivery(
                due,
                envelope,
                Columns.instant(row, "queued_at"),
                row.getInt("attempts"),
                Columns.optionalInstant(row, "end_told_at").isPresent());
    }

    @Override
    public void endTold(Due due, Instant now) {
        int noted = jdbc.sql("""
                update delivery
                   set end_told_at = :now
                 where sub_account_id = :subAccount
                   and delivery_id = :delivery
                   and end_told_at is null
                   and finished_at is null
                """)
                .param("now", Columns.time(now))
                .param("subAccount", due.subAccount().value())
                .param("delivery", due.delivery())
                .update();
        if (noted == 0) {
            throw new IllegalStateException("somebody else is telling " + due);
        }
    }

    @Override
    public void postpone(Due due, ProviderTrouble trouble, Instant until) {
        jdbc.sql("""
                update delivery
                   set attempts = attempts + 1,
                       next_attempt_at = :until,
                       end_told_at = null,
                       trouble = :trouble,
                       said = :said
                 where sub_account_id = :subAccount
                   and delivery_id = :delivery
                   and finished_at is null
                """)
                .param("until", Columns.time(until))
                .param("trouble", trouble.kind().name())
                .param("said", trouble.said())
                .param("subAccount", due.subAccount().value())
                .param("delivery", due.delivery())
                .update();
    }

    @Override
    public void finish(Due due, Ended ended, Instant now) {
        jdbc.sql("""
                update delivery
                   set finished_at = :now,
                       outcome = :outcome,
                       trouble = :trouble,
                       said = :said,
                       email = case when message_id is null or :outcome = 'ACCEPTED' then null else email end
                 where sub_account_id = :subAccount
                   and delivery_id = :delivery
                   and finished_at is null
                returning message_id
                """)
                .param("now", Columns.time(now))
                .param("outcome", ended.outcome().name())
                .param("trouble", ended.trouble().map(Enum::name).orElse(null))
                .param("said", ended.said())
                .param("subAccount", due.subAccount().value())
                .param("delivery", due.delivery())
                .query((row, n) -> Optional.ofNullable(row.getObject("message_id", UUID.class)))
                .list()
                .forEach(message -> message.ifPresent(known -> messages.ended(due.subAccount(), known, ended, now)));
    }
}
