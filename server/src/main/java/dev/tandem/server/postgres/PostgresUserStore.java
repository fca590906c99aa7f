package dev.tandem.server.postgres;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agencies and users as rows. */
@Component
class PostgresUserStore implements UserStore {

    private final JdbcClient jdbc;

    PostgresUserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean empty() {
        // Two servers may start on an empty database at once: the second waits here and then finds the first one's
        // agency.
        jdbc.sql("lock table agency in share row exclusive mode").update();
        return jdbc.sql("select not exists (select 1 from agency)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public UUID addAgency(String name, Instant now) {
        return jdbc.sql("insert into agency (name, created_at) values (:name, :now) returning agency_id")
                .param("name", name)
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    @Override
    public Optional<User> find(UserId user) {
        return jdbc.sql("""
                select user_id, agency_id, email_address, name, agency_admin, language, time_zone, theme, undo_seconds
                  from crm_user
                 where user_id = :user
                """).param("user", user.value()).query(UserRows::user).optional();
    }

    @Override
    public Optional<User> withLogin(EmailAddress address) {
        return jdbc.sql("""
                select user_id, agency_id, email_address, name, agency_admin, language, time_zone, theme, undo_seconds
                  from crm_user
                 where match_key = :matchKey
                """)
                .param("matchKey", address.matchKey())
                .query(UserRows::user)
                .optional();
    }

    @Override
    public Optional<String> passwordHash(UserId user) {
        return jdbc.sql("select password_hash from crm_user where user_id = :user and password_hash is not null")
                .param("user", user.value())
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<UserId> add(NewUser user, Instant now) {
        return jdbc.sql("""
                insert into crm_user (agency_id, email_address, match_key, name, agency_admin, language, time_zone, theme, undo_seconds, created_at)
                values (:agency, :address, :matchKey, :name, :agencyAdmin, :language, :timeZone, :theme, :undoSeconds, :now)
                on conflict (match_key) do nothing
                returning user_id
                """)
                .param("agency", user.agencyId())
                .param("address", user.loginAddress())
                .param("matchKey", new EmailAddress(user.loginAddress()).matchKey())
                .param("name", user.profile().name())
                .param("agencyAdmin", user.agencyAdmin())
                .param("language", user.profile().language().tag())
                .param("timeZone", user.profile().timeZone().getId())
                .param("theme", user.profile().look().name())
                .param("undoSeconds", user.profile().undoSeconds())
                .param("now", Columns.time(now))
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    @Override
    public void setPassword(UserId user, String passwordHash) {
        jdbc.sql("update crm_user set password_hash = :hash where user_id = :user")
                .param("hash", passwordHash)
                .param("user", user.value())
                .update();
    }

    @Override
    public void change(UserId user, Profile profile) {
        jdbc.sql("""
                update crm_user
                   set name = :name, language = :language, time_zone = :timeZone, theme = :theme, undo_seconds = :undoSeconds
                 where user_id = :user
                """)
                .param("name", profile.name())
                .param("language", profile.language().tag())
                .param("timeZone", profile.timeZone().getId())
                .param("theme", profile.look().name())
                .param("undoSeconds", profile.undoSeconds())
                .param("user", user.value())
                .update();
    }
}
