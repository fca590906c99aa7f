package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Topics, subscriptions and what waits for them. Changes run inside an action of the store. */
public final class PubSub {
    private final Store store;
    /** What Pub/Sub allows as a deadline. */
    private static final Duration LEASE_MAX = Duration.ofMinutes(10);

    private final EmulatorClock clock;
    private final Ids ids;
    private final Table<Topic> topics;
    private final Table<Subscription> subscriptions;
    private final Table<Pending> pending;
    /** By key of the message; leases are forgotten on a restart, which only means that messages come again. */
    private final Map<String, Lease> leases = new HashMap<>();

    private final Signal published = new Signal();
    private BiConsumer<Subscription, Pending> pusher = (_, _) -> {};
    private long lastNumber;

    private record Lease(String ackId, String key, long until) {}

    /** A message handed out until its deadline. */
    record Received(String ackId, Pending message) {}

    public PubSub(Store store, EmulatorClock clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.topics = store.table("topics", Topic.class);
        this.subscriptions = store.table("subscriptions", Subscription.class);
        this.pending = store.table("pendingMessages", Pending.class);
    }

    /** From now on pushes go out through this one, those that wait from before a restart included. */
    void pushWith(BiConsumer<Subscription, Pending> newPusher) {
        pusher = newPusher;
        store.act(() -> subscriptions.all().forEach(this::pushWaiting));
    }

    public @Nullable Topic topic(String name) {
        return topics.get(name);
    }

    @Nullable
    Subscription subscription(String name) {
        return subscriptions.get(name);
    }

    Collection<Topic> topicsOf(String project) {
        return topics.startingWith(project + "/topics/");
    }

    Collection<Subscription> subscriptionsOf(String project) {
        return subscriptions.startingWith(project + "/subscriptions/");
    }

    List<Subscription> subscriptionsTo(String topic) {
        return subscriptions.all().stream()
                .filter(each -> each.topic().equals(topic))
                .toList();
    }

    void put(Topic topic) {
        topics.put(topic.name(), topic);
    }

    void put(Subscription subscription) {
        subscriptions.put(subscription.name(), subscription);
        pushWaiting(subscription);
    }

    void deleteTopic(String name) {
        topics.remove(name);
    }

    void deleteSubscription(String name) {
        subscriptions.remove(name);
        for (Pending message : List.copyOf(pending.startingWith(name + " "))) {
            forget(message.key());
        }
    }

    /** Answers the message's id. */
    String publish(String topic, String base64, Map<String, String> attributes, String orderingKey) {
        long now = clock.millis();
        lastNumber = Math.max(lastNumber + 1, now * 1_000);
        String id = Long.toString(lastNumber);
        for (Subscription subscription : subscriptionsTo(topic)) {
            String key = subscription.name() + " " + HexFormat.of().toHexDigits(lastNumber);
            var message = new Pending(key, id, base64, Map.copyOf(attributes), orderingKey, now);
            pending.put(key, message);
            if (subscription.isPush()) {
                store.afterCommit(() -> pusher.accept(subscription, message));
            }
        }
        store.afterCommit(published::give);
        return id;
    }

    /** What is not leased, oldest first. */
    List<Received> pull(Subscription subscription, int max) {
        List<Received> received = new ArrayList<>();
        long now = clock.millis();
        for (Pending message : pending.startingWith(subscription.name() + " ")) {
            Lease lease = leases.get(message.key());
            if (received.size() < max && (lease == null || lease.until() <= now)) {
                String ackId = ids.letters(60);
                long until = now
                        + Duration.ofSeconds(subscription.ackDeadlineSeconds()).toMillis();
                leases.put(message.key(), new Lease(ackId, message.key(), until));
                received.add(new Received(ackId, message));
            }
        }
        return received;
    }

    /** When something that was handed out and not acknowledged comes back, perhaps taken by a pull that nobody waits for any more. */
    Duration untilFirstLeaseEnds(String subscription) {
        long now = clock.millis();
        return leases.values().stream()
                .filter(lease -> lease.key().startsWith(subscription + " "))
                .map(lease -> Duration.ofMillis(Math.max(1, lease.until() - now)))
                .min(Comparator.naturalOrder())
                .orElse(LEASE_MAX);
    }

    void acknowledge(Collection<String> ackIds) {
        List.copyOf(leases.values()).stream()
                .filter(lease -> ackIds.contains(lease.ackId()))
                .forEach(lease -> forget(lease.key()));
    }

    /** A deadline of 0 gives the messages back at once. */
    void modifyDeadline(Collection<String> ackIds, int seconds) {
        long until = clock.millis() + Duration.ofSeconds(seconds).toMillis();
        leases.replaceAll(
                (_, lease) -> ackIds.contains(lease.ackId()) ? new Lease(lease.ackId(), lease.key(), until) : lease);
        store.afterCommit(published::give);
    }

    boolean waits(String key) {
        return pending.get(key) != null;
    }

    void forget(String key) {
        pending.remove(key);
        leases.remove(key);
    }

    /** Given whenever there may be something new to pull. */
    Signal published() {
        return published;
    }

    /** Everything was cleared with the store. */
    public void reset() {
        leases.clear();
    }

    private void pushWaiting(Subscription subscription) {
        if (subscription.isPush()) {
            for (Pending message : pending.startingWith(subscription.name() + " ")) {
                store.afterCommit(() -> pusher.accept(subscription, message));
            }
        }
    }
}
