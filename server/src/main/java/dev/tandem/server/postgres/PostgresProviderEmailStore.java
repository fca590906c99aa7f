package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.outbound.ProviderEmail;
import dev.tandem.server.outbound.ProviderEmailStore;
import dev.tandem.server.postgres.WrittenMessageRows.NewMessage;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emails through a provider: a message, and a delivery that knows it. */
@Repository
class PostgresProviderEmailStore implements ProviderEmailStore {

    private final JdbcClient jdbc;
    private final WrittenMessageRows messages;
    private final DeliveredMessageRows delivered;
    private final DeliveryStore deliveries;
    private final SubAccountLock lock;
    private final AgainRows again;

    PostgresProviderEmailStore(
            JdbcClient jdbc,
            WrittenMessageRows messages,
            DeliveredMessageRows delivered,
            DeliveryStore deliveries,
            SubAccountLock lock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.delivered = delivered;
        this.deliveries = deliveries;
        this.lock = lock;
        this.again = new AgainRows(jdbc);
    }

    @Override
    public boolean file(NewProviderEmail filed, Instant notBefore, Instant now) {
        ProviderEmail email = filed.email();
        lock.take(email.subAccount());
        if (isFiled(email)) {
            return false;
        }
        messages.write(
                new NewMessage(
                        email.subAccount(),
                        filed.message(),
                        email.contact(),
                        email.thread(),
                        email.author(),
                        email.origin(),
                        email.letter(),
                        filed.kept(),
                        Optional.empty(),
                        Optional.of(filed.identity()),
                        Optional.of(notBefore).filter(now::isBefore)),
                now);
        filed.returnToken().ifPresent(token -> comesBackTo(email.subAccount(), filed.message(), token));
        return deliveries.queue(
                email.subAccount(),
                new NewDelivery(
                        DeliveryStore.Origin.valueOf(email.origin().name()),
                        email.occasion(),
                        email.letter().messageId().value(),
                        filed.envelope(),
                        Optional.of(filed.message()),
                        notBefore),
                now);
    }

    private void comesBackTo(SubAccountId subAccount, UUID message, String token) {
        jdbc.sql(
                        "insert into return_address (sub_account_id, message_id, token) values (:subAccount, :message, :token)")
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("token", token)
                .update();
    }

    /** Under the lock of the sub-account, so that of two at once one sees the other. */
    private boolean isFiled(ProviderEmail email) {
        return jdbc.sql("""
                select exists (select 1
                                 from delivery
                                where sub_account_id = :subAccount
                                  and origin = :origin
                                  and occasion = :occasion)
                """)
                .param("subAccount", email.subAccount().value())
                .param("origin", email.origin().name())
                .param("occasion", email.occasion())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean retry(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        return isRefused(subAccount, message)
                && delivered.requeued(subAccount, message, now)
                && again.byProvider(subAccount, message, now);
    }

    private boolean isRefused(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select exists (select 1
                                 from delivery
                                where sub_account_id = :subAccount
                                  and message_id = :message
                                  and outcome in ('REFUSED', 'GIVEN_UP'))
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(Boolean.class)
                .single();
    }
}
