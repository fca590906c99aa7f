package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.draft.SignatureStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signatures as rows. */
@Repository
class PostgresSignatureStore implements SignatureStore {

    private final JdbcClient jdbc;

    PostgresSignatureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String of(SubAccountId subAccount, UserId user) {
        return jdbc.sql("select text from signature where sub_account_id = :subAccount and user_id = :user")
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    public void set(SubAccountId subAccount, UserId user, String text) {
        jdbc.sql("""
                insert into signature (sub_account_id, user_id, text)
                values (:subAccount, :user, :text)
                on conflict (sub_account_id, user_id) do update set text = excluded.text
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("text", text)
                .update();
    }
}
