package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.ledger.Ledger;
import dev.tandem.emulator.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Pushes messages to their endpoints, again and again until one is accepted. Each message has its own thread. */
public final class Pusher implements AutoCloseable {
    private static final Set<Integer> ACCEPTED = Set.of(102, 200, 201, 202, 204);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final PubSub pubSub;
    private final Store store;
    private final PushTokens tokens;
    private final Ledger ledger;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile boolean closed;

    public Pusher(PubSub pubSub, Store store, PushTokens tokens, Ledger ledger) {
        this.pubSub = pubSub;
        this.store = store;
        this.tokens = tokens;
        this.ledger = ledger;
        pubSub.pushWith((subscription, message) -> Thread.startVirtualThread(() -> push(subscription, message)));
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private void push(Subscription first, Pending message) {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closed && pubSub.waits(message.key())) {
                Subscription now = pubSub.subscription(first.name());
                if (now == null || !now.isPush() || !now.pushEndpoint().equals(first.pushEndpoint())) {
                    return; // a changed subscription starts pushes of its own
                }
                if (ACCEPTED.contains(attempt(now, message))) {
                    store.act(() -> pubSub.forget(message.key()));
                    return;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int attempt(Subscription subscription, Pending message) throws InterruptedException {
        int status;
        String error = "";
        try {
            status = client.send(request(subscription, message), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | IllegalArgumentException e) {
            status = 0;
            error = String.valueOf(e.getMessage());
        }
        ledger.add(new Ledger.Line(
                "pubsub.push",
                "PUSH",
                subscription.pushEndpoint(),
                Notifications.mailboxOf(message),
                status,
                0,
                false,
                error));
        return status;
    }

    private HttpRequest request(Subscription subscription, Pending message) {
        ObjectNode body = Json.object();
        ObjectNode inner = message.json();
        inner.put("message_id", message.messageId());
        inner.set("publish_time", inner.get("publishTime"));
        body.set("message", inner);
        body.put("subscription", subscription.name());
        var request = HttpRequest.newBuilder(URI.create(subscription.pushEndpoint()))
                .timeout(Duration.ofSeconds(subscription.ackDeadlineSeconds()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!subscription.serviceAccount().isEmpty()) {
            request.header("Authorization", "Bearer " + tokens.of(subscription));
        }
        return request.build();
    }
}
