package dev.tandem.server.gmail;

import com.google.api.services.pubsub.model.ExpirationPolicy;
import com.google.api.services.pubsub.model.Subscription;
import dev.tandem.server.TandemProperties;
import java.util.Optional;

/**
 * The Pub/Sub topic that mailboxes push to, and the subscription we pull from. In the sandbox both have names of their own, and
 * are made when they are first needed.
 *
 * @param name {@code projects/…/topics/…}; empty when the operator has none, then we poll
 * @param subscription {@code projects/…/subscriptions/…}; empty when pushes come to our own door, or not at all
 */
record PushTopic(Optional<String> name, Optional<String> subscription) {

    static final String SANDBOX_TOPIC = "projects/tandem-sandbox/topics/gmail";
    static final String SANDBOX_SUBSCRIPTION = "projects/tandem-sandbox/subscriptions/tandem";

    /** A subscription to pull from that does not end, however long nobody pulls (F26). */
    Subscription pulled() {
        return new Subscription().setTopic(name.orElseThrow()).setExpirationPolicy(new ExpirationPolicy());
    }

    static PushTopic of(TandemProperties properties) {
        var pubsub = properties.google().pubsub();
        Optional<String> topic = Optional.ofNullable(pubsub.topic());
        Optional<String> subscription = Optional.ofNullable(pubsub.subscription());
        if (!properties.sandbox()) {
            return new PushTopic(topic, subscription);
        }
        boolean pushed = pubsub.audience() != null && subscription.isEmpty();
        return new PushTopic(
                topic.or(() -> Optional.of(SANDBOX_TOPIC)),
                pushed ? Optional.empty() : subscription.or(() -> Optional.of(SANDBOX_SUBSCRIPTION)));
    }
}
