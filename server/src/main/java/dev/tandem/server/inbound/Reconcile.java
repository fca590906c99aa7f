package dev.tandem.server.inbound;

import dev.tandem.core.inbound.Reconciliation.Kind;
import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.mailbox.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Compares what Gmail lists with the ledger, a few pages in each idle turn (R81): what the ledger missed becomes an arrival, labels are
 * put right, and what is nowhere any more is concluded to be deleted. Called under the mailbox's lease, after its history was read.
 */
@Component
class Reconcile {

    /** So many pages or questions make a turn, so that what comes meanwhile waits for two seconds at most. */
    static final int STEPS_A_TURN = 5;

    /** A turn follows a turn so soon. */
    static final Duration TURNS_APART = Duration.ofSeconds(1);

    /** Where Gmail does not answer and states no time. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final ReconciliationStore runs;
    private final ListMailbox listMailbox;
    private final ConcludeListing concludeListing;
    private final InstantSource clock;

    Reconcile(ReconciliationStore runs, ListMailbox listMailbox, ConcludeListing concludeListing, InstantSource clock) {
        this.runs = runs;
        this.listMailbox = listMailbox;
        this.concludeListing = concludeListing;
        this.clock = clock;
    }

    /** One turn, if it is time for one. Says when the next one is; empty where the consent is lost. */
    Optional<Instant> turn(MailboxId mailbox) {
        Optional<Run> due = due(mailbox);
        for (int n = 0; n < STEPS_A_TURN && due.filter(Run::goesOn).isPresent(); n++) {
            Answer<?> answer = step(mailbox, due.get());
            if (answer instanceof Answer.ConsentLost<?>) {
                return Optional.empty();
            }
            if (!(answer instanceof Answer.Got<?>)) {
                Instant until = later(answer);
                runs.pause(mailbox, due.get(), until);
                return Optional.of(until);
            }
            due = runs.find(mailbox);
        }
        return Optional.of(runs.find(mailbox)
                .map(run -> run.goesOn() && due(run) ? clock.instant().plus(TURNS_APART) : run.nextTurnAt())
                .orElse(Instant.MAX));
    }

    private Optional<Run> due(MailboxId mailbox) {
        Optional<Run> known = runs.find(mailbox);
        if (known.isEmpty()) {
            runs.schedule(mailbox, clock.instant().plus(ReconciliationRules.RECENT_EVERY));
            return Optional.empty();
        }
        if (!due(known.get())) {
            return Optional.empty();
        }
        return known.get().goesOn() ? known : begin(mailbox, known.get());
    }

    private boolean due(Run run) {
        return !run.nextTurnAt().isAfter(clock.instant());
    }

    private Optional<Run> begin(MailboxId mailbox, Run last) {
        Kind kind = ReconciliationRules.next(last.lastWholeAt(), clock.instant());
        return listMailbox.begin(mailbox, kind, Optional.empty());
    }

    private Answer<?> step(MailboxId mailbox, Run run) {
        return run.place().step().lists() ? listMailbox.turn(mailbox, run) : concludeListing.turn(mailbox, run);
    }

    private Instant later(Answer<?> answer) {
        Optional<Instant> wished =
                answer instanceof Answer.TryLater<?>(Optional<Instant> notBefore, var reason, var quota)
                        ? notBefore
                        : Optional.empty();
        return wished.orElseGet(() -> clock.instant().plus(PAUSE));
    }
}
