package dev.tandem.server.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ArrivalStore.Waiting;
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

    /** How many messages are taken from the ledger at once. */
    static final int BATCH_MESSAGES = 50;

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

    /** Judges everything that is due. */
    ImportOutcome run(MailboxId mailbox) {
        List<Waiting> due = arrivals.due(mailbox, clock.instant(), BATCH_MESSAGES);
        while (!due.isEmpty()) {
            for (Waiting waiting : due) {
                Optional<ImportOutcome> stop = judgeOne(mailbox, waiting);
                if (stop.isPresent()) {
                    return stop.get();
                }
            }
            due = arrivals.due(mailbox, clock.instant(), BATCH_MESSAGES);
        }
        return new ImportOutcome.ReadToEnd();
    }

    private Optional<ImportOutcome> judgeOne(MailboxId mailbox, Waiting waiting) {
        GmailMessageId message = waiting.candidate().message();
        try {
            return switch (judge.run(mailbox, waiting.candidate())) {
                case JudgeArrival.Done done -> Optional.empty();
                case JudgeArrival.Echo echo -> {
                    arrivals.postpone(mailbox, message, clock.instant().plus(ECHO_RETRY_AFTER));
                    yield Optional.empty();
                }
                case JudgeArrival.Stopped(ImportOutcome outcome) -> Optional.of(outcome);
            };
        } catch (RuntimeException broken) {
            LOG.warn("A message of mailbox {} could not be judged: {}", mailbox, message.value(), broken);
            failed(mailbox, waiting, broken);
            return Optional.empty();
        }
    }

    private void failed(MailboxId mailbox, Waiting waiting, RuntimeException broken) {
        GmailMessageId message = waiting.candidate().message();
        String reason = broken.getClass().getSimpleName();
        if (waiting.attempts() + 1 >= ATTEMPTS_MAX) {
            arrivals.park(mailbox, message, reason);
        } else {
            Instant until = clock.instant().plus(FIRST_RETRY_AFTER.multipliedBy(1L << waiting.attempts()));
            arrivals.failed(mailbox, message, until, reason);
        }
    }
}
