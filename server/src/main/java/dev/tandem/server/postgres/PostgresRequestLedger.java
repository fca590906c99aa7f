package dev.tandem.server.postgres;

import dev.tandem.server.identity.RequestLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answered requests as rows. */
@Component
class PostgresRequestLedger implements RequestLedger {

    private final JdbcClient jdbc;

    PostgresRequestLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Earlier> claim(Claim claim, Instant now, Instant forgetBefore) {
        forget(claim, forgetBefore);
        return insert(claim, now) ? Optional.empty() : Optional.of(earlier(claim));
    }

    @Override
    public void answered(Claim claim, Answered answer) {
        jdbc.sql("""
                update idempotent_request
                   set status = :status, body = :body, location = :location
                 where user_id = :user
                   and idempotency_key = :key
                """)
                .param("status", answer.status())
                .param("body", answer.body())
                .param("location", answer.location())
                .param("user", claim.user().value())
                .param("key", claim.key())
                .update();
    }

    private void forget(Claim claim, Instant before) {
        jdbc.sql("delete from idempotent_request where user_id = :user and created_at < :before")
                .param("user", claim.user().value())
                .param("before", Columns.time(before))
                .update();
    }

    /** The lock: whoever comes second waits here until the first one's transaction ends. */
    private boolean insert(Claim claim, Instant now) {
        return jdbc.sql("""
                insert into idempotent_request (user_id, idempotency_key, request_hash, created_at)
                values (:user, :key, :hash, :now)
                on conflict (user_id, idempotency_key) do nothing
                """)
                        .param("user", claim.user().value())
                        .param("key", claim.key())
                        .param("hash", claim.hash())
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    private Earlier earlier(Claim claim) {
        return jdbc.sql("""
                select request_hash, status, body, location
                  from idempotent_request
                 where user_id = :user
                   and idempotency_key = :key
                """)
                .param("user", claim.user().value())
                .param("key", claim.key())
                .query((row, _) -> earlier(row, claim))
                .single();
    }

    private static Earlier earlier(ResultSet row, Claim claim) throws SQLException {
        return new Earlier(
                row.getString("request_hash").equals(claim.hash()),
                new Answered(row.getInt("status"), row.getString("body"), row.getString("location")));
    }
}
