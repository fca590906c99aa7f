package dev.tandem.server.postgres;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.TokenStore;
import dev.tandem.server.identity.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access tokens as rows. */
@Component
class PostgresTokenStore implements TokenStore {

    /** A busy program would else write a row with every request. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    PostgresTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public AccessToken add(UserId user, String name, String tokenHash, Instant now) {
        return jdbc.sql("""
                insert into access_token (user_id, name, token_hash, created_at)
                values (:user, :name, :hash, :now)
                returning token_id, name, created_at, last_used_at
                """)
                .param("user", user.value())
                .param("name", name)
                .param("hash", tokenHash)
                .param("now", Columns.time(now))
                .query((row, _) -> token(row))
                .single();
    }

    @Override
    public List<AccessToken> ofUser(UserId user) {
        return jdbc.sql("""
                select token_id, name, created_at, last_used_at
                  from access_token
                 where user_id = :user
                 order by created_at desc, token_id desc
                """)
                .param("user", user.value())
                .query((row, _) -> token(row))
                .list();
    }

    @Override
    public boolean delete(UserId user, UUID token) {
        return jdbc.sql("delete from access_token where user_id = :user and token_id = :token")
                        .param("user", user.value())
                        .param("token", token)
                        .update()
                > 0;
    }

    @Override
    public Optional<User> use(String tokenHash, Instant now) {
        Optional<User> user =
                jdbc.sql("""
                select u.user_id, u.agency_id, u.email_address, u.name, u.agency_admin, u.language, u.time_zone, u.theme, u.undo_seconds
                  from access_token t
                  join crm_user u on u.user_id = t.user_id
                 where t.token_hash = :hash
                """).param("hash", tokenHash).query(UserRows::user).optional();
        user.ifPresent(_ -> noteUse(tokenHash, now));
        return user;
    }

    private void noteUse(String tokenHash, Instant now) {
        jdbc.sql("""
                update access_token
                   set last_used_at = :now
                 where token_hash = :hash
                   and (last_used_at is null or last_used_at < :longAgo)
                """)
                .param("now", Columns.time(now))
                .param("hash", tokenHash)
                .param("longAgo", Columns.time(now.minus(USE_NOTED_EVERY)))
                .update();
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return new AccessToken(
                Columns.uuid(row, "token_id"),
                row.getString("name"),
                Columns.instant(row, "created_at"),
                Columns.optionalInstant(row, "last_used_at"));
    }
}
