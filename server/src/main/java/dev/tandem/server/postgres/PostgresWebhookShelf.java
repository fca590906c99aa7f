package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.mailbox.SealedShelf;
import dev.tandem.server.webhook.WebhookSecrets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of webhooks. Cross-tenant by purpose: a key is the whole installation's. */
@Repository
class PostgresWebhookShelf implements SealedShelf {

    private final JdbcClient jdbc;

    PostgresWebhookShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Sealed> everything() {
        return jdbc.sql("""
                select sub_account_id, webhook_id, sealed_secret
                  from webhook
                """)
                .query((row, n) -> {
                    UUID webhook = Columns.uuid(row, "webhook_id");
                    SubAccountId subAccount = new SubAccountId(Columns.uuid(row, "sub_account_id"));
                    return new Sealed(
                            subAccount + " " + webhook,
                            Base64.getDecoder().decode(row.getString("sealed_secret")),
                            WebhookSecrets.context(subAccount, webhook));
                })
                .list();
    }

    @Override
    public void replace(Sealed old, byte[] sealed) {
        String[] ids = old.id().split(" ", -1);
        jdbc.sql("""
                update webhook
                   set sealed_secret = :sealed
                 where sub_account_id = :subAccount
                   and webhook_id = :webhook
                   and sealed_secret = :old
                """)
                .param("sealed", Base64.getEncoder().encodeToString(sealed))
                .param("subAccount", UUID.fromString(ids[0]))
                .param("webhook", UUID.fromString(ids[1]))
                .param("old", Base64.getEncoder().encodeToString(old.sealed()))
                .update();
    }
}
