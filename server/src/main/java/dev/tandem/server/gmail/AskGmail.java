package dev.tandem.server.gmail;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.gmail.GoogleAnswers.Effect;
import dev.tandem.server.gmail.OpenMailboxes.OpenMailbox;
import dev.tandem.server.mailbox.Answer;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks one mailbox with its consent, within its limits, and turns whatever happens into an answer. */
@Component
final class AskGmail {

    private final OpenMailboxes mailboxes;
    private final GoogleAnswers answers;
    private final Limits limits;

    AskGmail(OpenMailboxes mailboxes, GoogleAnswers answers, Limits limits) {
        this.mailboxes = mailboxes;
        this.answers = answers;
        this.limits = limits;
    }

    /** A consent that was renewed while we asked with the old one is not lost. */
    <T> Answer<T> ask(MailboxId mailbox, Effect effect, Question<T> question) {
        Optional<OpenMailbox> open = mailboxes.find(mailbox);
        if (open.isEmpty()) {
            return new Answer.ConsentLost<>();
        }
        Answer<T> answer = answers.to(
                () -> limits.heeding(mailbox, () -> question.ask(open.get().gmail())), effect);
        boolean renewedMeanwhile = answer instanceof Answer.ConsentLost<T> && !mailboxes.isCurrent(mailbox, open.get());
        return renewedMeanwhile ? new Answer.TryLater<>(Optional.empty(), "the consent was renewed meanwhile") : answer;
    }

    /** A question to one mailbox. */
    @FunctionalInterface
    interface Question<T> {
        T ask(com.google.api.services.gmail.Gmail gmail) throws IOException;
    }
}
