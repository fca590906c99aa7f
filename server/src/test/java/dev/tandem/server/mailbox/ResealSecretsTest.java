package dev.tandem.server.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.SealedShelf.Sealed;
import dev.tandem.server.postgres.TestDatabase;
import dev.tandem.server.postgres.TestPeople;
import dev.tandem.server.postgres.TestStores;
import dev.tandem.server.provider.SealedPassword;
import dev.tandem.server.webhook.WebhookSecrets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Sealing secrets anew after the key was rotated")
class ResealSecretsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private final DataSource database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final MailboxStore mailboxes = TestStores.mailboxes(database);
    private final List<SealedShelf> shelves = TestStores.shelves(database);
    private final SecretBox older = new Numbered((byte) 1, (byte) 1);
    private final SecretBox present = new Numbered((byte) 2, (byte) 1);

    @Test
    @DisplayName("every token, password and key of the installation is sealed with the present key, and only once")
    void everything() {
        MailboxId ada = mailbox("ada");
        mailboxes.keepRefreshToken(ada, older.seal("of ada".getBytes(UTF_8), SealedToken.context(ada)));
        keepKey(older.seal("a key".getBytes(UTF_8), "verdict-hash".getBytes(UTF_8)));
        SubAccountId kramer = new TestPeople(database).subAccount("Fenster Kramer");
        keepPassword(kramer, older.seal("apfelbaum".getBytes(UTF_8), SealedPassword.context(kramer)));

        UUID webhook = UUID.randomUUID();
        keepWebhook(kramer, webhook, older.seal("hook".getBytes(UTF_8), WebhookSecrets.context(kramer, webhook)));

        assertThat(new ResealSecrets(present, shelves).run()).isEqualTo(4);

        assertThat(shelves.stream().flatMap(shelf -> shelf.everything().stream()))
                .hasSize(4)
                .allMatch(secret -> present.isPresent(secret.sealed()))
                .extracting(secret -> new String(present.open(secret.sealed(), secret.context()), UTF_8))
                .containsExactlyInAnyOrder("of ada", "a key", "apfelbaum", "hook");
        assertThat(new ResealSecrets(present, shelves).run()).isZero();
    }

    @Test
    @DisplayName("one that no key opens is left as it is, and the others go on")
    void unreadable() {
        MailboxId ada = mailbox("ada");
        MailboxId ben = mailbox("ben");
        byte[] strange = new Numbered((byte) 9, (byte) 9).seal("of ada".getBytes(UTF_8), SealedToken.context(ada));
        mailboxes.keepRefreshToken(ada, strange);
        mailboxes.keepRefreshToken(ben, older.seal("of ben".getBytes(UTF_8), SealedToken.context(ben)));

        assertThat(new ResealSecrets(present, shelves).run()).isEqualTo(1);
        assertThat(mailboxes.refreshToken(ada))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(strange));
    }

    @Test
    @DisplayName("a token that was replaced meanwhile is not overwritten by the one before it")
    void replacedMeanwhile() {
        MailboxId ada = mailbox("ada");
        mailboxes.keepRefreshToken(ada, older.seal("old".getBytes(UTF_8), SealedToken.context(ada)));
        SealedShelf tokens = shelves.getFirst();
        Sealed seen = tokens.everything().getFirst();
        byte[] fresh = older.seal("new consent".getBytes(UTF_8), SealedToken.context(ada));
        mailboxes.keepRefreshToken(ada, fresh);

        tokens.replace(seen, present.seal("old".getBytes(UTF_8), seen.context()));

        assertThat(mailboxes.refreshToken(ada))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(fresh));
    }

    private MailboxId mailbox(String local) {
        EmailAddress own = new EmailAddress(local + "@nordlicht.example");
        return mailboxes.open(new Opened(local, own, Set.of(own), new HistoryCursor(1), NOW), Set.of("openid"), NOW);
    }

    private void keepKey(byte[] sealed) {
        jdbc.sql("insert into installation_key (name, sealed_key) values ('verdict-hash', :sealed)")
                .param("sealed", sealed)
                .update();
    }

    private void keepPassword(SubAccountId subAccount, byte[] sealed) {
        jdbc.sql("""
                insert into provider (sub_account_id, host, port, security, login_user, sealed_password, from_address, changed_at)
                values (:subAccount, 'smtp.example', 587, 'STARTTLS', 'user', :sealed, 'hallo@kramer.example', now())
                """)
                .param("subAccount", subAccount.value())
                .param("sealed", Base64.getEncoder().encodeToString(sealed))
                .update();
    }

    private void keepWebhook(SubAccountId subAccount, UUID webhook, byte[] sealed) {
        jdbc.sql("""
                insert into webhook (sub_account_id, webhook_id, url, sealed_secret, created_at, cursor, next_attempt_at)
                values (:subAccount, :webhook, 'https://hooks.example/', :sealed, now(), 0, now())
                """)
                .param("subAccount", subAccount.value())
                .param("webhook", webhook)
                .param("sealed", Base64.getEncoder().encodeToString(sealed))
                .update();
    }

    /** A keyset for show: writes the number of its key before the secret, and opens what its own numbers sealed. */
    private record Numbered(byte sealsWith, byte opensToo) implements SecretBox {
        @Override
        public byte[] seal(byte[] plain, byte[] context) {
            byte[] inner = TestSecrets.box().seal(plain, context);
            byte[] sealed = Arrays.copyOf(new byte[] {sealsWith}, inner.length + 1);
            System.arraycopy(inner, 0, sealed, 1, inner.length);
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed, byte[] context) {
            if (sealed[0] != sealsWith && sealed[0] != opensToo) {
                throw new SecretUnreadable(new IllegalArgumentException("another key"));
            }
            return TestSecrets.box().open(Arrays.copyOfRange(sealed, 1, sealed.length), context);
        }

        @Override
        public boolean isPresent(byte[] sealed) {
            return sealed[0] == sealsWith;
        }
    }
}
