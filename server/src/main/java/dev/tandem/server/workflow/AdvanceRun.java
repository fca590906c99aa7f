package dev.tandem.server.workflow;

import dev.tandem.core.outbound.Patience;
import dev.tandem.core.workflow.Move;
import dev.tandem.core.workflow.RunRules;
import dev.tandem.core.workflow.Step;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.outbound.FileProviderEmail.Written;
import dev.tandem.server.workflow.RunStore.Due;
import dev.tandem.server.workflow.RunStore.Moved;
import dev.tandem.server.workflow.RunStore.Outcome;
import dev.tandem.server.workflow.RunStore.Run;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.RunStore.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * R42: goes on with a run, as far as it goes now. Each step's effect, the note of it and the place where the run is afterwards are one
 * transaction, in which what the step rests on is asked once more: whoever goes on after a crash neither skips nor doubles a step.
 */
@Component
public class AdvanceRun {

    /** So many steps are done before others get their turn. */
    static final int STEPS_AT_ONCE_MAX = 60;

    /** A program that does not take a call is called again for a day. */
    static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofDays(1));

    /** Whoever changes an email's state wakes its run; this is for the case that nobody does. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private static final Duration LOOK_SOON = Duration.ofSeconds(10);

    private final RunStore runs;
    private final RunFacts facts;
    private final RunDeeds deeds;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    AdvanceRun(RunStore runs, RunFacts facts, RunDeeds deeds, TransactionOperations transaction, InstantSource clock) {
        this.runs = runs;
        this.facts = facts;
        this.deeds = deeds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** As many steps as can be done now. */
    public void run(Due due) {
        boolean goesOn = true;
        for (int n = 0; n < STEPS_AT_ONCE_MAX && goesOn; n++) {
            goesOn = runs.open(due).map(this::turn).orElse(false);
        }
    }

    /** One step; whether the next can be tried at once. */
    private boolean turn(Run run) {
        Optional<Step> step = decided(run) instanceof Move.Act ? Optional.of(step(run)) : Optional.empty();
        if (step.isPresent() && step.get() instanceof Step.CallWebhook webhook) {
            Optional<String> trouble = deeds.called(run, webhook);
            CrashPoint.pass("workflow.called");
            return held(run, now -> noted(now, webhook, trouble));
        }
        Optional<Written> email = step.isPresent() && step.get() instanceof Step.SendEmail send
                ? deeds.written(run, send)
                : Optional.empty();
        CrashPoint.pass("workflow.written");
        boolean goesOn = held(run, now -> carryOut(now, email));
        CrashPoint.pass("workflow.moved");
        return goesOn;
    }

    /** If it still is where it was, nobody moves it meanwhile, and no email comes in between. */
    private boolean held(Run run, Predicate<Run> work) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            runs.lock(run.due().subAccount());
            return runs.hold(run.due()).filter(run::isWhere).filter(work).isPresent();
        }));
    }

    private static Step step(Run run) {
        return run.definition().steps().get(run.place().step());
    }

    private Move decided(Run run) {
        Instant now = clock.instant();
        return RunRules.next(run.definition().steps(), run.place(), facts.of(run, now), now);
    }

    private boolean carryOut(Run run, Optional<Written> email) {
        return switch (decided(run)) {
            case Move.Act ignored -> act(run, email);
            case Move.Pass ignored -> passed(run);
            case Move.Skip skip -> {
                move(
                        run,
                        new Moved.Past(skip.why().name()),
                        Outcome.SKIPPED,
                        Optional.of(skip.why().name()));
                yield true;
            }
            case Move.WaitUntil wait -> waits(run, wait.time());
            case Move.Hold ignored -> {
                runs.move(run, new Moved.Looks(clock.instant().plus(LOOK_AGAIN)), clock.instant());
                yield false;
            }
            case Move.End end ->
                over(
                        run,
                        end.why() == Move.Ended.FINISHED ? State.FINISHED : State.ENDED,
                        end.why().name());
            case Move.Fail fail -> over(run, State.FAILED, fail.why().name());
        };
    }

    private boolean act(Run run, Optional<Written> email) {
        Step step = step(run);
        if (step instanceof Step.SendEmail) {
            Optional<UUID> filed = email.flatMap(deeds::filed);
            filed.ifPresent(message -> filed(run, message));
            // Without bytes something has changed since they were to be written.
            return filed.isPresent() || looksSoon(run);
        }
        if (!(step instanceof Step.CallWebhook)) {
            runs.causes(run);
            move(run, new Moved.On(), Outcome.DONE, deeds.done(run, step));
        }
        return true;
    }

    private boolean looksSoon(Run run) {
        runs.move(run, new Moved.Looks(clock.instant().plus(LOOK_SOON)), clock.instant());
        return false;
    }

    private void filed(Run run, UUID message) {
        move(
                run,
                new Moved.Filed(message, clock.instant().plus(LOOK_AGAIN)),
                trace(run, Outcome.QUEUED, Optional.empty(), Optional.of(message)));
    }

    private boolean passed(Run run) {
        Optional<UUID> message = run.message().filter(one -> step(run) instanceof Step.SendEmail);
        Outcome outcome = message.isPresent() ? Outcome.SENT : Outcome.DONE;
        move(run, new Moved.On(), trace(run, outcome, Optional.empty(), message));
        return true;
    }

    /** Told once: when it begins to wait. */
    private boolean waits(Run run, Instant until) {
        Moved moved = new Moved.Waits(until);
        if (run.place().waitsUntil().isPresent()) {
            runs.move(run, moved, clock.instant());
        } else {
            move(run, moved, Outcome.WAITS, Optional.of(until.toString()));
        }
        return false;
    }

    private boolean over(Run run, State state, String why) {
        Outcome outcome = state == State.FAILED ? Outcome.FAILED : Outcome.ENDED;
        move(
                run,
                new Moved.Over(state, why),
                new Trace(run.place().step(), "", outcome, Optional.of(why), Optional.empty()));
        return false;
    }

    /** The answer is noted after the call, so a program may hear twice of the same, and never goes without. */
    private boolean noted(Run run, Step.CallWebhook webhook, Optional<String> trouble) {
        if (trouble.isEmpty()) {
            move(run, new Moved.On(), Outcome.DONE, Optional.of(webhook.url()));
            return true;
        }
        return PATIENCE.next(run.stepSince(), run.attempts() + 1, clock.instant())
                .map(at -> {
                    move(run, new Moved.Again(at), Outcome.AGAIN, trouble);
                    return false;
                })
                .orElseGet(() -> over(run, State.FAILED, Move.Failed.NOT_TAKEN.name()));
    }

    private void move(Run run, Moved moved, Outcome outcome, Optional<String> detail) {
        move(run, moved, trace(run, outcome, detail, Optional.empty()));
    }

    private void move(Run run, Moved moved, Trace trace) {
        runs.move(run, moved, trace, clock.instant());
    }

    private static Trace trace(Run run, Outcome outcome, Optional<String> detail, Optional<UUID> message) {
        return new Trace(run.place().step(), type(step(run)), outcome, detail, message);
    }

    /** As the public contract calls it. */
    static String type(Step step) {
        return switch (step) {
            case Step.SendEmail ignored -> "SEND_EMAIL";
            case Step.Wait ignored -> "WAIT";
            case Step.OnlyIf ignored -> "CONDITION";
            case Step.Assign ignored -> "ASSIGN";
            case Step.AddTag ignored -> "ADD_TAG";
            case Step.Notify ignored -> "NOTIFY";
            case Step.CallWebhook ignored -> "WEBHOOK";
        };
    }
}
