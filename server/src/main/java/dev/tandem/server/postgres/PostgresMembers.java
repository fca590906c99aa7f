package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.mailbox.Members;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Memberships in PostgreSQL, as far as connections ask for them. */
@Repository
class PostgresMembers implements Members {

    private final JdbcClient jdbc;

    PostgresMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean contain(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select exists (select 1
                                 from membership
                                where sub_account_id = :subAccount
                                  and user_id = :user)
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }
}
