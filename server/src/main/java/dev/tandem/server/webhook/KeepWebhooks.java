package dev.tandem.server.webhook;

import dev.tandem.server.BadInput;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.webhook.WebhookStore.Delivery;
import dev.tandem.server.webhook.WebhookStore.NewWebhook;
import dev.tandem.server.webhook.WebhookStore.Webhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever runs a sub-account says which programs hear of its changes. */
@Component
public class KeepWebhooks {

    /** Each is called for every change. */
    public static final int WEBHOOKS_MAX = 20;

    private final WebhookStore webhooks;
    private final WebhookSecrets secrets;
    private final ChangeLog changes;
    private final RandomGenerator chance;
    private final InstantSource clock;

    KeepWebhooks(
            WebhookStore webhooks,
            WebhookSecrets secrets,
            ChangeLog changes,
            RandomGenerator chance,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.changes = changes;
        this.chance = chance;
        this.clock = clock;
    }

    /** A webhook that hears of every change from now on; its secret is shown this once. */
    @Transactional
    public Made make(Access access, String url) {
        demandAdmin(access);
        URI address = WebhookAddress.parse(url).orElseThrow(() -> new BadInput("url", "webhook.url"));
        if (webhooks.list(access.subAccountId()).size() >= WEBHOOKS_MAX) {
            throw new BadInput("url", "webhook.many", WEBHOOKS_MAX);
        }
        UUID id = new UUID(chance.nextLong(), chance.nextLong());
        String secret = secrets.make();
        NewWebhook made = new NewWebhook(
                id, address, secrets.sealed(access.subAccountId(), id, secret), changes.last(access.subAccountId()));
        return new Made(webhooks.add(access.subAccountId(), made, clock.instant()), secret);
    }

    /** The webhooks here. */
    public List<Webhook> list(Access access) {
        demandAdmin(access);
        return webhooks.list(access.subAccountId());
    }

    /** One of them. */
    public Optional<Webhook> find(Access access, UUID webhook) {
        demandAdmin(access);
        return webhooks.find(access.subAccountId(), webhook);
    }

    /** What became of changes at one of them, the latest first; of some days only. */
    public Page<Delivery> deliveries(Access access, UUID webhook, Optional<String> cursor, int limit) {
        demandAdmin(access);
        return webhooks.deliveries(access.subAccountId(), webhook, cursor, limit);
    }

    /** Ends a webhook; false if it is not here. */
    @Transactional
    public boolean remove(Access access, UUID webhook) {
        demandAdmin(access);
        return webhooks.remove(access.subAccountId(), webhook);
    }

    private static void demandAdmin(Access access) {
        if (!access.admin()) {
            throw new NotAllowed("settings");
        }
    }

    /** A new webhook with its secret. */
    public record Made(Webhook webhook, String secret) {}
}
