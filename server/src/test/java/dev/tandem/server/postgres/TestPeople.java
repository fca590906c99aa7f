package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sub-accounts and users to try a store with. */
public final class TestPeople {

    private final JdbcClient jdbc;
    private final UUID agency;

    /** People of an agency of their own. */
    public TestPeople(DataSource database) {
        jdbc = JdbcClient.create(database);
        agency = jdbc.sql("insert into agency (name, created_at) values ('Nordlicht', now()) returning agency_id")
                .query(UUID.class)
                .single();
    }

    /** A sub-account with the usual settings. */
    public SubAccountId subAccount(String name) {
        return new SubAccountId(jdbc.sql("""
                insert into sub_account (agency_id, name, time_zone, language, created_at)
                values (:agency, :name, 'Europe/Berlin', 'de', now())
                returning sub_account_id
                """)
                .param("agency", agency)
                .param("name", name)
                .query(UUID.class)
                .single());
    }

    /** A user without any membership. */
    public UserId user(String name) {
        String address = name.toLowerCase(java.util.Locale.ROOT) + "." + UUID.randomUUID() + "@nordlicht.example";
        return new UserId(jdbc.sql("""
                insert into crm_user (agency_id, email_address, match_key, name, language, time_zone, created_at)
                values (:agency, :address, :address, :name, 'de', 'Europe/Berlin', now())
                returning user_id
                """)
                .param("agency", agency)
                .param("address", address)
                .param("name", name)
                .query(UUID.class)
                .single());
    }

    /** Makes the user a member. */
    public void join(SubAccountId subAccount, UserId user) {
        jdbc.sql("insert into membership (sub_account_id, user_id, role, created_at) values (:s, :u, 'USER', now())")
                .param("s", subAccount.value())
                .param("u", user.value())
                .update();
    }
}
