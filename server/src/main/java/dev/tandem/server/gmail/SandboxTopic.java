package dev.tandem.server.gmail;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.PubsubRequest;
import com.google.api.services.pubsub.model.Topic;
import dev.tandem.server.TandemProperties;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In the sandbox nobody sets up Pub/Sub, so we make topic and subscription in the emulator ourselves; at Google never. */
@Component
final class SandboxTopic {

    private static final int EXISTS = 409;

    private final Optional<Pubsub> pubsub;
    private final PushTopic topic;

    SandboxTopic(TandemProperties properties) {
        this.pubsub = properties.sandbox() ? Optional.of(PubsubLine.to(properties)) : Optional.empty();
        this.topic = PushTopic.of(properties);
    }

    /** Whether there is an emulator to make them in. */
    boolean isOurs() {
        return pubsub.isPresent();
    }

    /** Makes what is missing. */
    boolean make() throws IOException {
        Pubsub.Projects projects = pubsub.orElseThrow().projects();
        String name = topic.name().orElseThrow();
        unlessThere(projects.topics().create(name, new Topic()));
        if (topic.subscription().isPresent()) {
            unlessThere(projects.subscriptions().create(topic.subscription().get(), topic.pulled()));
        }
        return true;
    }

    private static void unlessThere(PubsubRequest<?> creation) throws IOException {
        try {
            creation.execute();
        } catch (GoogleJsonResponseException refused) {
            if (refused.getStatusCode() != EXISTS) {
                throw refused;
            }
        }
    }
}
