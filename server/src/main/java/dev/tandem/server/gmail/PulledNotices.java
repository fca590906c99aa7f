package dev.tandem.server.gmail;

import com.google.api.services.pubsub.Pubsub;
import com.google.api.services.pubsub.model.AcknowledgeRequest;
import com.google.api.services.pubsub.model.PullRequest;
import com.google.api.services.pubsub.model.PullResponse;
import com.google.api.services.pubsub.model.ReceivedMessage;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Answers;
import dev.tandem.server.mailbox.NoticeQueue;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The operator's pull subscription, over Pub/Sub's REST interface. One that is gone stays gone until the operator makes it again. */
@Component
final class PulledNotices implements NoticeQueue {

    private static final int AT_ONCE_MAX = 100;

    private final Optional<String> subscription;
    private final Optional<Pubsub> pubsub;
    private final SandboxTopic sandbox;
    private final GoogleAnswers answers;

    PulledNotices(TandemProperties properties, SandboxTopic sandbox, GoogleAnswers answers) {
        this.subscription = PushTopic.of(properties).subscription();
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
        return answer instanceof Answer.NotThere<List<Pulled>> ? madeIfSandbox() : answer;
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

    private Answer<List<Pulled>> madeIfSandbox() {
        return sandbox.isOurs()
                ? Answers.map(answers.to(sandbox::make, Effect.READS), made -> List.of())
                : new Answer.NotThere<>();
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
