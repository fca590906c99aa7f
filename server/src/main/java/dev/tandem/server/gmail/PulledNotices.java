package dev.tandem.server.gmail;

import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.model.AcknowledgeRequest;
import com.google.api.services.pubsub.model.PullRequest;
import com.google.api.services.pubsub.model.PullResponse;
import com.google.api.services.pubsub.model.ReceivedMessage;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.NoticeQueue;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The operator's pull subscription, over Pub/Sub's REST interface. One that is gone is made anew (F26); where the service account may not do
 * that, the operator is told, and polling bridges.
 */
@Component
final class PulledNotices implements NoticeQueue {

    private static final int AT_ONCE_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(PulledNotices.class);

    private final PushTopic topic;
    private final Optional<String> subscription;
    private final Optional<Pubsub> pubsub;
    private final SandboxTopic sandbox;
    private final GoogleAnswers answers;

    PulledNotices(TandemProperties properties, SandboxTopic sandbox, GoogleAnswers answers) {
        this.topic = PushTopic.of(properties);
        this.subscription = topic.subscription();
        this.pubsub = subscription.map(name -> PubsubLine.to(properties));
        this.sandbox = sandbox;
        this.answers = answers;
    }

    @Override
    public boolean isOpen() {
        return pubsub.isPresent();
    }

    @Override
    public Answer<List<Pulled>> pull() {
        Answer<List<Pulled>> answer = answers.to(this::ask, Effect.READS);
        return answer instanceof Answer.NotThere<List<Pulled>> ? madeAnew() : answer;
    }

    private List<Pulled> ask() throws IOException {
        try {
            PullResponse answer = pubsub.orElseThrow()
                    .projects()
                    .subscriptions()
                    .pull(subscription.orElseThrow(), new PullRequest().setMaxMessages(AT_ONCE_MAX))
                    .execute();
            return HistoryReading.orNone(answer.getReceivedMessages()).stream()
                    .map(PulledNotices::pulled)
                    .toList();
        } catch (SocketTimeoutException nothingCame) {
            return List.of();
        }
    }

    private static Pulled pulled(ReceivedMessage message) {
        return new Pulled(
                message.getAckId(), NoticeReading.ofData(message.getMessage().getData()));
    }

    /** Nothing that was told before is in it; the look of every mailbox every half minute finds that. */
    private Answer<List<Pulled>> madeAnew() {
        Answer<Boolean> made = answers.to(() -> sandbox.isOurs() ? sandbox.make() : make(), Effect.READS);
        if (made instanceof Answer.Got<Boolean>(Boolean done) && done) {
            LOG.info("There was no subscription {}; it is made", subscription.orElseThrow());
            return new Answer.Got<>(List.of());
        }
        return new Answer.NotThere<>();
    }

    private boolean make() throws IOException {
        if (topic.name().isEmpty()) {
            return false;
        }
        pubsub.orElseThrow()
                .projects()
                .subscriptions()
                .create(subscription.orElseThrow(), topic.pulled())
                .execute();
        return true;
    }

    @Override
    public Answer<Boolean> acknowledge(List<Pulled> pulled) {
        List<String> ids = pulled.stream().map(Pulled::acknowledgeId).toList();
        return answers.to(
                () -> {
                    pubsub.orElseThrow()
                            .projects()
                            .subscriptions()
                            .acknowledge(subscription.orElseThrow(), new AcknowledgeRequest().setAckIds(ids))
                            .execute();
                    return true;
                },
                Effect.READS);
    }
}
