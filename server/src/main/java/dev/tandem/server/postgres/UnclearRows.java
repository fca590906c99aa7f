package dev.tandem.server.postgres;

import dev.tandem.server.outbound.SendingStore.Due;
import dev.tandem.server.outbound.UnclearStore.Found;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a sending is looked for of which nobody can tell whether it left. */
final class UnclearRows {

    private final JdbcClient jdbc;

    UnclearRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if it is known by now that it left. Without a next time it is not due again until somebody decides. */
    boolean note(Due sending, Found found, Optional<Instant> next, Instant now) {
        return jdbc.sql("""
                update sending
                   set next_attempt_at = coalesce(cast(:next as timestamptz), 'infinity'),
                       attempts = attempts + 1,
                       unclear_since = coalesce(unclear_since, :now),
                       looks = looks + 1,
                       looked_at = :now,
                       found = :found,
                       again_asked_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and gmail_message_id is null
                """)
                        .param("next", next.map(Columns::time).orElse(null))
                        .param("now", Columns.time(now))
                        .param("found", found.name())
                        .param("subAccount", sending.subAccount().value())
                        .param("message", sending.message())
                        .update()
                == 1;
    }

    /** As if nothing had been asked of Gmail; counted among the emails of the day on which it leaves now (R46). */
    void startAnew(Due sending) {
        jdbc.sql("""
                update sending
                   set draft_asked_at = null, draft_id = null, draft_thread_id = null, send_asked_at = null, draft_gone_at = null,
                       counted_at = null, attempts = 0,
                       unclear_since = null, looks = 0, looked_at = null, found = null, again_asked_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and gmail_message_id is null
                   and again_asked_at is not null
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }
}
