package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Providers as rows. */
@Component
class PostgresProviderStore implements ProviderStore {

    private final JdbcClient jdbc;

    PostgresProviderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Stored> find(SubAccountId subAccount) {
        return jdbc.sql("""
                select host, port, security, login_user, sealed_password, from_address, reply_domain,
                       answers_to_assigned
                  from provider
                 where sub_account_id = :subAccount
                """)
                .param("subAccount", subAccount.value())
                .query((row, _) -> stored(row))
                .optional();
    }

    @Override
    public void put(SubAccountId subAccount, Stored provider, Instant now) {
        jdbc.sql("""
                insert into provider
                       (sub_account_id, host, port, security, login_user, sealed_password, from_address, reply_domain,
                        answers_to_assigned, changed_at)
                values (:subAccount, :host, :port, :security, :user, :password, :from, :replyDomain, :assigned, :now)
                on conflict (sub_account_id) do update
                   set host = excluded.host,
                       port = excluded.port,
                       security = excluded.security,
                       login_user = excluded.login_user,
                       sealed_password = excluded.sealed_password,
                       from_address = excluded.from_address,
                       reply_domain = excluded.reply_domain,
                       answers_to_assigned = excluded.answers_to_assigned,
                       changed_at = excluded.changed_at
                """)
                .param("subAccount", subAccount.value())
                .param("host", provider.host())
                .param("port", provider.port())
                .param("security", provider.security().name())
                .param("user", provider.login().map(SealedLogin::user).orElse(null))
                .param("password", provider.login().map(SealedLogin::password).orElse(null))
                .param("from", provider.from().value())
                .param("replyDomain", provider.replyDomain().orElse(null))
                .param("assigned", provider.answersToAssigned())
                .param("now", Columns.time(now))
                .update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        String password = row.getString("sealed_password");
        return new Stored(
                row.getString("host"),
                row.getInt("port"),
                Security.valueOf(row.getString("security")),
                Columns.optionalText(row, "login_user").map(user -> new SealedLogin(user, password)),
                new EmailAddress(row.getString("from_address")),
                Columns.optionalText(row, "reply_domain"),
                row.getBoolean("answers_to_assigned"));
    }
}
