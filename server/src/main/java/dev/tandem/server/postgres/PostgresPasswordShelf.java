package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.mailbox.SealedShelf;
import dev.tandem.server.provider.SealedPassword;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The passwords of sub-accounts' providers. Cross-tenant by purpose: a key is the whole installation's. */
@Repository
class PostgresPasswordShelf implements SealedShelf {

    private final JdbcClient jdbc;

    PostgresPasswordShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sealed> everything() {
        return jdbc.sql("""
                select sub_account_id, sealed_password
                  from provider
                 where sealed_password is not null
                """)
                .query((row, n) -> {
                    UUID subAccount = Columns.uuid(row, "sub_account_id");
                    return new Sealed(
                            subAccount.toString(),
                            Base64.getDecoder().decode(row.getString("sealed_password")),
                            SealedPassword.context(new SubAccountId(subAccount)));
                })
                .list();
    }

    @Override
    public void replace(Sealed old, byte[] sealed) {
        jdbc.sql("""
                update provider
                   set sealed_password = :sealed
                 where sub_account_id = :subAccount
                   and sealed_password = :old
                """)
                .param("sealed", Base64.getEncoder().encodeToString(sealed))
                .param("subAccount", UUID.fromString(old.id()))
                .param("old", Base64.getEncoder().encodeToString(old.sealed()))
                .update();
    }
}
