package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.MailboxStore.ConsentRequest;
import dev.tandem.server.mailbox.MailboxStore.SeenRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consents that somebody set out to give. */
final class ConsentRequestRows {

    private final JdbcClient jdbc;

    ConsentRequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(ConsentRequest request) {
        jdbc.sql("""
                insert into consent_request (state_hash, user_id, sub_account_id, from_browser, renewal_of, sealed_code_verifier, nonce,
                                             created_at, expires_at)
                values (:stateHash, :user, :subAccount, :fromBrowser, :renewalOf, :verifier, :nonce, :createdAt, :expiresAt)
                """)
                .param("stateHash", request.stateHash())
                .param("user", request.user().value())
                .param("subAccount", request.subAccount().value())
                .param("fromBrowser", request.fromBrowser())
                .param("renewalOf", request.renewalOf().map(MailboxId::value).orElse(null))
                .param("verifier", request.sealedCodeVerifier())
                .param("nonce", request.nonce())
                .param("createdAt", Columns.time(request.createdAt()))
                .param("expiresAt", Columns.time(request.expiresAt()))
                .update();
    }

    /** The condition on {@code used_at} gives a state to one caller only, however many come at once. */
    Optional<ConsentRequest> take(String stateHash, Instant now) {
        return jdbc.sql("""
                update consent_request
                   set used_at = :now
                 where state_hash = :stateHash
                   and used_at is null
                   and expires_at > :now
                returning state_hash, user_id, sub_account_id, from_browser, renewal_of, sealed_code_verifier, nonce, created_at, expires_at
                """)
                .param("now", Columns.time(now))
                .param("stateHash", stateHash)
                .query((row, n) -> request(row))
                .optional();
    }

    Optional<SeenRequest> look(String stateHash) {
        return jdbc.sql("""
                select state_hash, user_id, sub_account_id, from_browser, renewal_of, sealed_code_verifier, nonce, created_at, expires_at,
                       used_at is not null as used
                  from consent_request
                 where state_hash = :stateHash
                """)
                .param("stateHash", stateHash)
                .query((row, n) -> new SeenRequest(request(row), row.getBoolean("used")))
                .optional();
    }

    private static ConsentRequest request(ResultSet row) throws SQLException {
        return new ConsentRequest(
                row.getString("state_hash"),
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                new UserId(Columns.uuid(row, "user_id")),
                row.getBoolean("from_browser"),
                Columns.optionalUuid(row, "renewal_of").map(MailboxId::new),
                row.getString("sealed_code_verifier"),
                row.getString("nonce"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"));
    }
}
