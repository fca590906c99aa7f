package dev.tandem.server.gmail;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.WatchRequest;
import com.google.api.services.gmail.model.WatchResponse;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.Gmail.Watch;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Asks a mailbox to push. Unfiltered, because what was sent counts too. A mailbox pushes to one topic of a project only: where another
 * one is still watched, that ends first (F25).
 */
@Component
final class PushWatch {

    private static final String ME = "me";
    private static final String ONLY_ONE = "Only one user push notification client";
    private static final int NOT_FOUND = 404;

    private final PushTopic topic;
    private final SandboxTopic sandbox;

    PushWatch(TandemProperties properties, SandboxTopic sandbox) {
        this.topic = PushTopic.of(properties);
        this.sandbox = sandbox;
    }

    boolean hasTopic() {
        return topic.name().isPresent();
    }

    Watch begin(Gmail gmail) throws IOException {
        try {
            return ask(gmail);
        } catch (GoogleJsonResponseException refused) {
            if (String.valueOf(refused.getMessage()).contains(ONLY_ONE)) {
                gmail.users().stop(ME).execute();
            } else if (refused.getStatusCode() == NOT_FOUND && sandbox.isOurs()) {
                sandbox.make();
            } else {
                throw refused;
            }
            return ask(gmail);
        }
    }

    private Watch ask(Gmail gmail) throws IOException {
        WatchRequest request = new WatchRequest().setTopicName(topic.name().orElseThrow());
        WatchResponse answer = gmail.users().watch(ME, request).execute();
        return new Watch(
                HistoryCursor.parse(answer.getHistoryId().toString()), Instant.ofEpochMilli(answer.getExpiration()));
    }
}
