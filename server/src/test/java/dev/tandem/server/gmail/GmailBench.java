package dev.tandem.server.gmail;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.TestProperties;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.SealedToken;
import dev.tandem.server.mailbox.SecretBox;
import dev.tandem.server.mailbox.SpendUnits;
import dev.tandem.server.mailbox.TestSecrets;
import dev.tandem.server.mailbox.TestUnits;
import dev.tandem.server.postgres.TestDatabase;
import dev.tandem.server.postgres.TestStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The adapter with a real store behind it and the emulator before it. */
final class GmailBench {

    private static final String MODIFY = "openid email https://www.googleapis.com/auth/gmail.modify";

    private final EmulatedGmail emulator;
    private final SecretBox secrets = TestSecrets.box();
    private final DataSource database = TestDatabase.fresh();
    private final MailboxStore store = TestStores.mailboxes(database);

    GmailBench(EmulatedGmail emulator) {
        this.emulator = emulator;
    }

    GmailRest gmail() {
        return gmail(TestProperties.sandbox(emulator.url()));
    }

    GmailRest watchingTopic(String topic) {
        return gmail(TestProperties.with(
                Map.of("tandem.google.api-root", emulator.url(), "tandem.google.pubsub.topic", topic)));
    }

    GmailRest waitingForAnswers(String time) {
        return gmail(TestProperties.with(
                Map.of("tandem.google.api-root", emulator.url(), "tandem.google.answer-wait", time)));
    }

    private GmailRest gmail(TandemProperties properties) {
        SpendUnits units = TestUnits.of(TestStores.units(database), properties);
        var mailboxes = new OpenMailboxes(store, secrets, new OAuthClient(properties), units, properties);
        GoogleAnswers answers = new GoogleAnswers(InstantSource.system());
        return new GmailRest(
                new AskGmail(mailboxes, answers, new Limits(answers, units)),
                new PushWatch(properties, new SandboxTopic(properties)));
    }

    MailboxId connected(String address) {
        return connected(address, MODIFY);
    }

    MailboxId connected(String address, String scopes) {
        MailboxId mailbox = unconnected();
        byte[] token = emulator.refreshToken(address, scopes).getBytes(StandardCharsets.UTF_8);
        store.keepRefreshToken(mailbox, secrets.seal(token, SealedToken.context(mailbox)));
        return mailbox;
    }

    MailboxId unconnected() {
        EmailAddress address = new EmailAddress("ada@nordlicht.example");
        String subject = UUID.randomUUID().toString();
        Instant now = Instant.parse("2026-11-24T08:00:00Z");
        return store.open(new Opened(subject, address, Set.of(address), new HistoryCursor(1), now), Set.of(), now);
    }

    void topic(String name) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(emulator.url() + "/v1/" + name))
                    .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
