package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.conversation.ChangeFeed;
import dev.tandem.server.webhook.CallWebhook;
import dev.tandem.server.webhook.WebhookStore;
import dev.tandem.server.webhook.WebhookStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells webhooks of changes: at once when something changes, again later when one did not take it. */
@Component
class WebhookLoop implements DueWork<Due>, SmartLifecycle {

    static final int AT_ONCE_MAX = 16;

    private final WebhookStore webhooks;
    private final CallWebhook callWebhook;
    private final NodeId node;
    private final InstantSource clock;
    private volatile @Nullable WorkLoop<Due> running;

    WebhookLoop(WebhookStore webhooks, CallWebhook callWebhook, ChangeFeed feed, NodeId node, InstantSource clock) {
        this.webhooks = webhooks;
        this.callWebhook = callWebhook;
        this.node = node;
        this.clock = clock;
        feed.watch(this::wake);
    }

    @Override
    public void start() {
        running = WorkLoop.start("webhooks", AT_ONCE_MAX, this);
    }

    @Override
    public void stop() {
        WorkLoop<Due> ending = running;
        running = null;
        if (ending != null) {
            ending.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void wake() {
        WorkLoop<Due> loop = running;
        if (loop != null) {
            loop.wake();
        }
    }

    @Override
    public List<Due> claim(int max) {
        return webhooks.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            callWebhook.run(due);
        } finally {
            webhooks.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        webhooks.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return webhooks.nextIn(node, clock.instant());
    }
}
