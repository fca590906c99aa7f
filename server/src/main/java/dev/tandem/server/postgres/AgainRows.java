package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.mailbox.DueSignal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes an email due again that ended without being sent, and wakes whoever sends. */
final class AgainRows {

    private final JdbcClient jdbc;

    AgainRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of the first try still holds (R45). */
    boolean byGmail(SubAccountId subAccount, UUID message, Instant now) {
        return !jdbc.sql("""
                with queued as (
                    update sending
                       set next_attempt_at = :now, attempts = 0
                     where sub_account_id = :subAccount
                       and message_id = :message
                    returning message_id
                )
                select pg_notify(:channel, :kind)
                  from queued
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.SENDING.name())
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }

    /** From its beginning: what ended has been taken by nobody, as far as anybody knows. */
    boolean byProvider(SubAccountId subAccount, UUID message, Instant now) {
        return !jdbc.sql("""
                with queued as (
                    update delivery
                       set finished_at = null, outcome = null, trouble = null, said = null, attempts = 0, end_told_at = null,
                           queued_at = :now, next_attempt_at = :now
                     where sub_account_id = :subAccount
                       and message_id = :message
                       and outcome in ('REFUSED', 'GIVEN_UP', 'UNKNOWN')
                    returning delivery_id
                )
                select pg_notify(:channel, :kind)
                  from queued
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.DELIVERY.name())
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }
}
