package dev.tandem.emulator.pubsub;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Who gets the messages of a topic.
 *
 * @param name projects/P/subscriptions/S
 * @param pushEndpoint empty for pull
 * @param serviceAccount signs the pushes; empty for pushes without a token
 * @param audience empty means the endpoint itself
 */
record Subscription(
        String name,
        String topic,
        int ackDeadlineSeconds,
        String pushEndpoint,
        String serviceAccount,
        String audience) {

    @JsonIgnore
    boolean isPush() {
        return !pushEndpoint.isEmpty();
    }

    Subscription withPush(String endpoint, String account, String newAudience) {
        return new Subscription(name, topic, ackDeadlineSeconds, endpoint, account, newAudience);
    }
}
