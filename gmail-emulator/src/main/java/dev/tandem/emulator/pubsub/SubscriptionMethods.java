package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.pubsub.PubSub.Received;
import dev.tandem.emulator.pubsub.PubSubDoor.Request;
import dev.tandem.emulator.store.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** projects.subscriptions. */
final class SubscriptionMethods {
    /** How long a pull waits for something (real time). */
    private static final Duration PULL_WAIT = Duration.ofSeconds(10);

    private static final int ACK_DEADLINE_SECONDS = 10;

    private final PubSub pubSub;
    private final Store store;

    SubscriptionMethods(PubSub pubSub, Store store) {
        this.pubSub = pubSub;
        this.store = store;
    }

    ObjectNode run(Request request) {
        return switch (request.method()) {
            case "create" -> create(request);
            case "get" -> json(known(request.name()));
            case "list" -> list(request);
            case "delete" -> delete(request);
            case "acknowledge" -> acknowledge(request);
            case "modifyAckDeadline" -> modifyDeadline(request);
            case "modifyPushConfig" -> modifyPush(request);
            case "getIamPolicy", "setIamPolicy", "testIamPermissions" -> PubSubRefusals.policy(request);
            default -> throw PubSubRefusals.unknownMethod(request.method());
        };
    }

    /** Answers at once when there is something, or when the caller does not want to wait. */
    ObjectNode pull(Request request) {
        int max = request.json().path("maxMessages").asInt(0);
        if (max <= 0) {
            throw Refusals.invalidArgument(
                    "You have passed an invalid argument to the service (argument=max_messages).");
        }
        boolean waits = !request.json().path("returnImmediately").asBoolean(false);
        long deadline = System.nanoTime() + PULL_WAIT.toNanos();
        while (true) {
            long seen = pubSub.published().count();
            List<Received> received = store.act(() -> pubSub.pull(known(request.name()), max));
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!received.isEmpty() || !waits || left.isNegative()) {
                return json(received);
            }
            Duration leased = store.act(() -> pubSub.untilFirstLeaseEnds(request.name()));
            await(seen, left.compareTo(leased) < 0 ? left : leased);
        }
    }

    private void await(long seen, Duration left) {
        try {
            pubSub.published().awaitMoreThan(seen, left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode create(Request request) {
        JsonNode json = request.json();
        if (pubSub.subscription(request.name()) != null) {
            throw PubSubRefusals.exists(request.name());
        }
        String topic = Json.text(json, "topic", "");
        if (pubSub.topic(topic) == null) {
            throw PubSubRefusals.notFound(topic);
        }
        int deadline = json.path("ackDeadlineSeconds").asInt(0);
        Subscription made = pushing(
                new Subscription(request.name(), topic, deadline == 0 ? ACK_DEADLINE_SECONDS : deadline, "", "", ""),
                json.path("pushConfig"));
        pubSub.put(made);
        return json(made);
    }

    private ObjectNode modifyPush(Request request) {
        pubSub.put(pushing(known(request.name()), request.json().path("pushConfig")));
        return Json.object();
    }

    private ObjectNode list(Request request) {
        ObjectNode answer = Json.object();
        var found = pubSub.subscriptionsOf(request.name());
        if (!found.isEmpty()) {
            var array = answer.putArray("subscriptions");
            found.forEach(each -> array.add(json(each)));
        }
        return answer;
    }

    private ObjectNode delete(Request request) {
        known(request.name());
        pubSub.deleteSubscription(request.name());
        return Json.object();
    }

    private ObjectNode acknowledge(Request request) {
        known(request.name());
        pubSub.acknowledge(ackIds(request));
        return Json.object();
    }

    private ObjectNode modifyDeadline(Request request) {
        known(request.name());
        pubSub.modifyDeadline(
                ackIds(request), request.json().path("ackDeadlineSeconds").asInt(0));
        return Json.object();
    }

    private static Set<String> ackIds(Request request) {
        Set<String> ids = new HashSet<>();
        request.json().path("ackIds").forEach(node -> ids.add(node.asString()));
        if (ids.isEmpty()) {
            throw Refusals.invalidArgument("You have not specified an ack ID in the request.");
        }
        return ids;
    }

    private Subscription known(String name) {
        Subscription subscription = pubSub.subscription(name);
        if (subscription == null) {
            throw PubSubRefusals.notFound(name);
        }
        return subscription;
    }

    private static Subscription pushing(Subscription subscription, JsonNode config) {
        JsonNode token = config.path("oidcToken");
        return subscription.withPush(
                Json.text(config, "pushEndpoint", ""),
                Json.text(token, "serviceAccountEmail", ""),
                Json.text(token, "audience", ""));
    }

    private static ObjectNode json(List<Received> received) {
        ObjectNode answer = Json.object();
        if (!received.isEmpty()) {
            var array = answer.putArray("receivedMessages");
            for (Received each : received) {
                array.addObject()
                        .put("ackId", each.ackId())
                        .set("message", each.message().json());
            }
        }
        return answer;
    }

    private static ObjectNode json(Subscription subscription) {
        ObjectNode node = Json.object().put("name", subscription.name()).put("topic", subscription.topic());
        ObjectNode push = node.putObject("pushConfig");
        if (subscription.isPush()) {
            push.put("pushEndpoint", subscription.pushEndpoint());
        }
        if (!subscription.serviceAccount().isEmpty()) {
            ObjectNode token = push.putObject("oidcToken");
            token.put("serviceAccountEmail", subscription.serviceAccount());
            token.put("audience", subscription.audience());
        }
        return node.put("ackDeadlineSeconds", subscription.ackDeadlineSeconds())
                .put("messageRetentionDuration", "604800s")
                .put("state", "ACTIVE");
    }
}
