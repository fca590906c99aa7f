package dev.tandem.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.http.Receiver;
import dev.tandem.server.http.Receiver.Received;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import dev.tandem.server.webhook.WebhookStore.Delivery;
import dev.tandem.server.webhook.WebhookStore.Due;
import dev.tandem.server.webhook.WebhookStore.NewWebhook;
import dev.tandem.server.webhook.WebhookStore.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A webhook hears of every change, in order")
class CallWebhookTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "tandem_whs_apfelbaum";

    private final Bench bench = Bench.shared();
    private final SettableClock clock = bench.clock();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final WebhookStore webhooks = bench.get(WebhookStore.class);
    private final CallWebhook callWebhook = bench.get(CallWebhook.class);
    private final NodeId node = new NodeId(UUID.randomUUID());

    @Test
    @DisplayName("signed over time and body, with nothing of what changed but its ids")
    void signed() {
        try (Receiver receiver = Receiver.plain()) {
            UUID webhook = webhook(receiver);
            UUID contact = changed();
            run();
            Received received = receiver.next();
            JsonNode event = JSON.readTree(received.body());
            assertThat(event.propertyNames())
                    .containsExactlyInAnyOrder("id", "type", "at", "subAccountId", "contactId");
            assertThat(event.path("type").asString()).isEqualTo("contact.changed");
            assertThat(event.path("contactId").asString()).isEqualTo(contact.toString());
            assertThat(event.path("subAccountId").asString()).isEqualTo(kramer.toString());
            String signed = received.header("Tandem-Timestamp") + "." + received.body();
            assertThat(received.header("Tandem-Signature")).isEqualTo("v1=" + hmac(SECRET, signed));
            assertThat(received.header("Tandem-Timestamp"))
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
            assertThat(received.header("Tandem-Webhook")).isEqualTo(webhook.toString());
            assertThat(received.header("Tandem-Event"))
                    .isEqualTo(event.path("id").asString());
        }
    }

    @Test
    @DisplayName("and while one is not taken, none behind it; it is tried again ever more slowly")
    void inOrder() {
        try (Receiver receiver = Receiver.plain()) {
            UUID webhook = webhook(receiver);
            List<String> changes = List.of(changed(), changed(), changed()).stream()
                    .map(UUID::toString)
                    .toList();
            receiver.answer(204, 503, 503);
            run();
            assertThat(contact(receiver.next())).isEqualTo(changes.get(0));
            assertThat(contact(receiver.next())).isEqualTo(changes.get(1));
            run();
            assertThat(receiver.unseen()).isZero();
            assertThat(last(webhook).state()).isEqualTo(State.WAITING);
            assertThat(last(webhook).status()).contains(503);
            clock.pass(Duration.ofSeconds(10));
            run();
            assertThat(contact(receiver.next())).isEqualTo(changes.get(1));
            clock.pass(Duration.ofSeconds(19));
            run();
            assertThat(receiver.unseen()).isZero();
            clock.pass(Duration.ofSeconds(1));
            run();
            assertThat(contact(receiver.next())).isEqualTo(changes.get(1));
            assertThat(contact(receiver.next())).isEqualTo(changes.get(2));
            assertThat(states(webhook)).containsExactly("DELIVERED 1", "DELIVERED 3", "DELIVERED 1");
        }
    }

    @Test
    @DisplayName("until one is a day old and still not taken: it is given up, and the next one is posted")
    void givenUp() {
        try (Receiver receiver = Receiver.plain()) {
            UUID webhook = webhook(receiver);
            changed();
            receiver.answer(500, 500);
            run();
            clock.pass(Duration.ofDays(1));
            String next = changed().toString();
            run();
            receiver.next();
            receiver.next();
            assertThat(contact(receiver.next())).isEqualTo(next);
            assertThat(states(webhook)).containsExactly("DELIVERED 1", "GIVEN_UP 2");
        }
    }

    @Test
    @DisplayName("R74: also of a mailbox whose consent is lost")
    void consentLost() {
        MailboxId mailbox = scene.connectBen();
        try (Receiver receiver = Receiver.plain()) {
            webhook(receiver);
            bench.get(LoseConsent.class).run(mailbox);
            run();
            assertThat(JSON.readTree(receiver.next().body()).path("type").asString())
                    .isEqualTo("connection.changed");
            JsonNode lost = JSON.readTree(receiver.next().body());
            assertThat(lost.path("type").asString()).isEqualTo("mailbox.consent-lost");
            assertThat(lost.path("userId").asString()).isEqualTo(scene.ben().toString());
        }
    }

    @Test
    @DisplayName("but of nothing from before it was made, and of nothing in another sub-account")
    void notOfOthers() {
        try (Receiver receiver = Receiver.plain()) {
            changed();
            webhook(receiver);
            bench.get(TransactionOperations.class)
                    .executeWithoutResult(status -> bench.get(ChangeLog.class)
                            .append(
                                    scene.subAccount("Zahnzentrum Lindenhof"),
                                    Subject.ofContact(Kind.CONTACT_CHANGED, UUID.randomUUID()),
                                    clock.instant()));
            run();
            assertThat(receiver.unseen()).isZero();
        }
    }

    @Test
    @DisplayName("and a node that wakes late moves no webhook back, nor notes anything twice")
    void late() {
        try (Receiver receiver = Receiver.plain()) {
            UUID webhook = webhook(receiver);
            changed();
            Due due = new Due(kramer, webhook);
            callWebhook.run(due);
            Delivery taken = last(webhook);
            var again = new WebhookStore.Attempt(
                    taken.number(),
                    taken.type(),
                    5,
                    new WebhookCaller.Posted(Optional.empty(), Optional.of(Trouble.TOO_SLOW)));
            assertThat(webhooks.passed(due, again, false, clock.instant())).isFalse();
            webhooks.failed(due, again, clock.instant(), clock.instant());
            assertThat(last(webhook)).isEqualTo(taken);
        }
    }

    private UUID webhook(Receiver receiver) {
        UUID id = UUID.randomUUID();
        String sealed = bench.get(WebhookSecrets.class).sealed(kramer, id, SECRET);
        URI url = URI.create("http://localhost:" + receiver.port() + "/tandem");
        long last = bench.get(ChangeLog.class).last(kramer);
        webhooks.add(kramer, new NewWebhook(id, url, sealed, last), clock.instant());
        return id;
    }

    private UUID changed() {
        UUID contact = UUID.randomUUID();
        bench.get(TransactionOperations.class)
                .executeWithoutResult(status -> bench.get(ChangeLog.class)
                        .append(kramer, Subject.ofContact(Kind.CONTACT_CHANGED, contact), clock.instant()));
        return contact;
    }

    /** What is due of this test's own; the rest is given back. */
    private void run() {
        for (Due due : webhooks.claim(node, clock.instant(), 100)) {
            if (due.subAccount().equals(kramer)) {
                callWebhook.run(due);
            }
            webhooks.giveBack(node, due);
        }
    }

    private Delivery last(UUID webhook) {
        return webhooks.find(kramer, webhook).orElseThrow().last().orElseThrow();
    }

    private List<String> states(UUID webhook) {
        return webhooks.deliveries(kramer, webhook, Optional.empty(), 50).items().stream()
                .map(delivery -> delivery.state() + " " + delivery.attempts())
                .toList();
    }

    private static String contact(Received received) {
        return JSON.readTree(received.body()).path("contactId").asString();
    }

    /** As a receiver would. */
    private static String hmac(String secret, String text) {
        try {
            var mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new javax.crypto.spec.SecretKeySpec(
                    secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), "any"));
            byte[] bytes = mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(bytes);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
