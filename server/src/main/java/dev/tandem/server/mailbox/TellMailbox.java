package dev.tandem.server.mailbox;

import dev.tandem.core.conversation.FlagRules;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.mailbox.WishStore.Wish;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * R19: tells a mailbox what was read, starred, archived or thrown away in the CRM. What is told is the state that shall be, so that
 * telling it twice does no harm; equal changes go in one call. Runs while the mailbox is in this node's hands, so that nothing is told
 * out of order.
 */
@Component
public class TellMailbox {

    /** So often may the provider refuse one change before it is given up; the mailbox's state stands then. */
    static final int ATTEMPTS_MAX = 5;

    static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(TellMailbox.class);

    private final GmailLabels labels;
    private final WishStore wishes;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    TellMailbox(GmailLabels labels, WishStore wishes, TransactionOperations transaction, InstantSource clock) {
        this.labels = labels;
        this.wishes = wishes;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Difference(Set<Label> added, Set<Label> removed) {}

    /** Tells everything that waits. What is not {@code Got} says why it had to stop; the rest goes on waiting. */
    public Answer<Boolean> run(MailboxId mailbox) {
        List<Wish> waiting = waiting(mailbox);
        while (!waiting.isEmpty()) {
            for (Map.Entry<Difference, List<Wish>> equal : byDifference(waiting).entrySet()) {
                Answer<Boolean> answer = tell(mailbox, equal.getKey(), equal.getValue());
                if (!(answer instanceof Answer.Got<Boolean>)) {
                    return answer;
                }
            }
            waiting = waiting(mailbox);
        }
        return new Answer.Got<>(true);
    }

    private List<Wish> waiting(MailboxId mailbox) {
        return wishes.waiting(mailbox, clock.instant(), GmailLabels.BATCH_MAX);
    }

    private static Map<Difference, List<Wish>> byDifference(List<Wish> waiting) {
        return waiting.stream()
                .collect(Collectors.groupingBy(TellMailbox::difference, LinkedHashMap::new, Collectors.toList()));
    }

    private static Difference difference(Wish wish) {
        Set<Label> then = then(wish);
        return new Difference(without(then, wish.known()), without(wish.known(), then));
    }

    private static Set<Label> then(Wish wish) {
        return FlagRules.wanted(wish.known(), wish.flags());
    }

    private static Set<Label> without(Set<Label> these, Set<Label> those) {
        Set<Label> rest = new HashSet<>(these);
        rest.removeAll(those);
        return Set.copyOf(rest);
    }

    private Answer<Boolean> tell(MailboxId mailbox, Difference difference, List<Wish> equal) {
        boolean isSo = difference.added().isEmpty() && difference.removed().isEmpty();
        Answer<Boolean> answer = isSo ? new Answer.Got<>(true) : ask(mailbox, difference, equal);
        CrashPoint.pass("mirror.asked");
        return switch (answer) {
            case Answer.Got<Boolean> got -> done(() -> wishes.told(mailbox, equal, labelsOf(equal), clock.instant()));
            case Answer.NotThere<Boolean> gone -> alone(mailbox, difference, equal, this::gone);
            case Answer.Refused<Boolean> refused -> alone(mailbox, difference, equal, this::refused);
            case Answer.ConsentLost<Boolean> lost -> lost;
            case Answer.TryLater<Boolean> later -> later;
            case Answer.NoAnswer<Boolean> none -> none;
        };
    }

    private Answer<Boolean> ask(MailboxId mailbox, Difference difference, List<Wish> equal) {
        List<GmailMessageId> messages = equal.stream().map(Wish::message).toList();
        return labels.change(mailbox, messages, difference.added(), difference.removed());
    }

    private static Map<GmailMessageId, Set<Label>> labelsOf(List<Wish> told) {
        return told.stream().collect(Collectors.toMap(Wish::message, TellMailbox::then));
    }

    /** What is wrong with several is wrong with one of them; the others are told. */
    private Answer<Boolean> alone(MailboxId mailbox, Difference difference, List<Wish> equal, Ending ending) {
        if (equal.size() == 1) {
            return done(() -> ending.end(mailbox, equal.getFirst()));
        }
        Function<Wish, Answer<Boolean>> each = wish -> tell(mailbox, difference, List.of(wish));
        Optional<Answer<Boolean>> stopped = equal.stream()
                .map(each)
                .filter(answer -> !(answer instanceof Answer.Got<Boolean>))
                .findFirst();
        return stopped.orElseGet(() -> new Answer.Got<>(true));
    }

    private void gone(MailboxId mailbox, Wish wish) {
        wishes.gone(mailbox, wish, clock.instant());
    }

    private void refused(MailboxId mailbox, Wish wish) {
        if (wish.attempts() + 1 < ATTEMPTS_MAX) {
            wishes.postpone(mailbox, wish, clock.instant().plus(RETRY_AFTER));
        } else {
            LOG.warn("Mailbox {} refuses to mark message {}; it is given up", mailbox, wish.message());
            wishes.drop(mailbox, wish);
        }
    }

    private Answer<Boolean> done(Runnable writing) {
        transaction.executeWithoutResult(status -> writing.run());
        return new Answer.Got<>(true);
    }

    /** What becomes of a wish that cannot be told. */
    private interface Ending {
        void end(MailboxId mailbox, Wish wish);
    }
}
