package dev.tandem.server.postgres;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.InvitationStore;
import dev.tandem.server.identity.User;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations as rows. */
@Component
class PostgresInvitationStore implements InvitationStore {

    private final JdbcClient jdbc;

    PostgresInvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(String tokenHash, UserId user, Instant expiresAt) {
        jdbc.sql("insert into invitation (token_hash, user_id, expires_at) values (:hash, :user, :expiresAt)")
                .param("hash", tokenHash)
                .param("user", user.value())
                .param("expiresAt", Columns.time(expiresAt))
                .update();
    }

    @Override
    public Optional<User> find(String tokenHash, Instant now) {
        return jdbc.sql("""
                select u.user_id, u.agency_id, u.email_address, u.name, u.agency_admin, u.language, u.time_zone, u.theme, u.undo_seconds
                  from invitation i
                  join crm_user u on u.user_id = i.user_id
                 where i.token_hash = :hash
                   and i.used_at is null
                   and i.expires_at > :now
                   and u.password_hash is null
                """)
                .param("hash", tokenHash)
                .param("now", Columns.time(now))
                .query(UserRows::user)
                .optional();
    }

    @Override
    public boolean use(String tokenHash, Instant now) {
        return jdbc.sql("""
                update invitation
                   set used_at = :now
                 where token_hash = :hash
                   and used_at is null
                   and expires_at > :now
                """)
                        .param("hash", tokenHash)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }
}
