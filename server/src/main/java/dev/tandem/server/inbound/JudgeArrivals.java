package dev.tandem.server.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.inbound.ArrivalStore.Waiting;
import dev.tandem.server.mailbox.InUrgency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives every message in a mailbox's ledger its verdict, oldest first. One bad message never stops the ones behind it (F11). */
@Component
class JudgeArrivals {

    /** After so many failures of its own a message waits for a person. */
    static final int ATTEMPTS_MAX = 6;

    /** The same where the provider fails on it: some two hours in all, because its trouble mostly passes. */
    static final int TROUBLES_MAX = 12;

    /** So many messages make one turn; then other mailboxes have theirs (F37). */
    static final int TURN_MESSAGES = 50;

    /** A turn ends with the message during which this is over. */
    static final Duration TURN_TIME = Duration.ofSeconds(5);

    static final Duration FIRST_RETRY_AFTER = Duration.ofSeconds(2);
    static final Duration ECHO_RETRY_AFTER = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(JudgeArrivals.class);

    private final ArrivalStore arrivals;
    private final JudgeArrival judge;
    private final InstantSource clock;

    JudgeArrivals(ArrivalStore arrivals, JudgeArrival judge, InstantSource clock) {
        this.arrivals = arrivals;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * Judges one turn of what is due. More than a turn is a backlog, which leaves units to whoever has little to do. The provider failing on
     * two messages in a row means that it fails on all.
     */
    ImportOutcome run(MailboxId mailbox) {
        List<Waiting> due = arrivals.due(mailbox, clock.instant(), TURN_MESSAGES + 1);
        boolean backlog = due.size() > TURN_MESSAGES;
        List<Waiting> turn = due.subList(0, Math.min(due.size(), TURN_MESSAGES));
        return InUrgency.ask(backlog ? Urgency.CATCHING_UP : Urgency.LIVE, () -> judge(mailbox, turn, backlog));
    }

    private ImportOutcome judge(MailboxId mailbox, List<Waiting> turn, boolean backlog) {
        Instant begun = clock.instant();
        boolean troubled = false;
        for (Waiting waiting : turn) {
            if (clock.instant().isAfter(begun.plus(TURN_TIME))) {
                return new ImportOutcome.GoOn(clock.instant());
            }
            JudgeArrival.Result result = judgeOne(mailbox, waiting);
            if (result instanceof JudgeArrival.Stopped(ImportOutcome outcome)) {
                return outcome;
            }
            if (result instanceof JudgeArrival.Troubled(Optional<Instant> notBefore, String reason) && troubled) {
                return new ImportOutcome.TryLater(notBefore, reason);
            }
            troubled = result instanceof JudgeArrival.Troubled;
        }
        return backlog ? new ImportOutcome.GoOn(clock.instant()) : new ImportOutcome.ReadToEnd();
    }

    private JudgeArrival.Result judgeOne(MailboxId mailbox, Waiting waiting) {
        JudgeArrival.Result result = judged(mailbox, waiting);
        switch (result) {
            case JudgeArrival.Done done -> {}
            case JudgeArrival.Stopped stopped -> {}
            case JudgeArrival.Echo echo ->
                arrivals.postpone(
                        mailbox, waiting.candidate().message(), clock.instant().plus(ECHO_RETRY_AFTER));
            case JudgeArrival.Troubled(Optional<Instant> notBefore, String reason) ->
                failed(mailbox, waiting, reason, TROUBLES_MAX);
            case JudgeArrival.Broken(String reason) -> failed(mailbox, waiting, reason, ATTEMPTS_MAX);
        }
        return result;
    }

    private JudgeArrival.Result judged(MailboxId mailbox, Waiting waiting) {
        try {
            return judge.run(mailbox, waiting.candidate());
        } catch (RuntimeException | StackOverflowError broken) {
            String message = waiting.candidate().message().value();
            LOG.warn("Message {} of mailbox {} could not be judged", message, mailbox, broken);
            return new JudgeArrival.Broken(broken.getClass().getSimpleName());
        }
    }

    private void failed(MailboxId mailbox, Waiting waiting, String reason, int attemptsMax) {
        GmailMessageId message = waiting.candidate().message();
        if (waiting.attempts() + 1 >= attemptsMax) {
            arrivals.park(mailbox, message, reason, clock.instant());
        } else {
            Instant until = clock.instant().plus(FIRST_RETRY_AFTER.multipliedBy(1L << waiting.attempts()));
            arrivals.failed(mailbox, message, until, reason);
        }
    }
}
