package dev.tandem.server.workflow;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.Start;
import dev.tandem.core.workflow.StartRules;
import dev.tandem.core.workflow.StartRules.Happened;
import dev.tandem.core.workflow.Trigger;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.workflow.RunStore.Concern;
import dev.tandem.server.workflow.RunStore.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Begins runs: for what happened, for contacts that somebody enrols, and for those that a program names. */
@Component
public class StartRuns {

    static final int AT_ONCE_MAX = 100;

    /** 128 bits: nobody guesses somebody else's. */
    private static final int TOKEN_BYTES = 16;

    private final WorkflowStore workflows;
    private final RunStore runs;
    private final TransactionOperations transaction;
    private final RandomGenerator chance;
    private final InstantSource clock;

    StartRuns(
            WorkflowStore workflows,
            RunStore runs,
            TransactionOperations transaction,
            RandomGenerator chance,
            InstantSource clock) {
        this.workflows = workflows;
        this.runs = runs;
        this.transaction = transaction;
        this.chance = chance;
        this.clock = clock;
    }

    /** Decides about what happened, until nothing is left. What is decided and the run it starts are one transaction. */
    public void takeEvents() {
        int taken = AT_ONCE_MAX;
        while (taken == AT_ONCE_MAX) {
            taken = Objects.requireNonNull(transaction.execute(status -> {
                List<Event> events = runs.take(clock.instant(), AT_ONCE_MAX);
                events.forEach(this::decide);
                return events.size();
            }));
            CrashPoint.pass("workflow.events");
        }
    }

    private void decide(Event event) {
        switch (start(event.subAccount(), event.concern(), event.depth(), event.occasion())) {
            case Start.Later later -> runs.postpone(event, later.at());
            case Start.Yes ignored -> runs.drop(event);
            case Start.Not ignored -> runs.drop(event);
        }
    }

    /** For a contact that somebody enrols; why not, if it does not start. */
    public Start enrolled(SubAccountId subAccount, UUID workflow, ContactId contact) {
        return named(subAccount, workflow, contact, "person " + token());
    }

    /**
     * For a contact that a program names: only workflows that are to be started so.
     *
     * @param key the same starts it once
     */
    public Start byProgram(WorkflowStore.Hook hook, ContactId contact, Optional<String> key) {
        return trigger(hook.subAccount(), hook.workflow())
                .filter(trigger -> trigger.type() == Trigger.Type.WEBHOOK)
                .map(trigger ->
                        named(hook.subAccount(), hook.workflow(), contact, "program " + key.orElseGet(this::token)))
                .orElse(new Start.Not(Start.Why.SWITCHED_OFF));
    }

    /** The same occasion starts it once. */
    Start named(SubAccountId subAccount, UUID workflow, ContactId contact, String occasion) {
        return Objects.requireNonNull(transaction.execute(
                status -> start(subAccount, new Concern(workflow, contact, Optional.empty()), 0, occasion)));
    }

    private Start start(SubAccountId subAccount, Concern concern, int depth, String occasion) {
        Instant now = clock.instant();
        Happened happened = runs.happened(subAccount, concern, depth, now);
        Start start = trigger(subAccount, concern.workflow())
                .map(trigger -> StartRules.of(trigger, happened, now))
                .orElse(new Start.Not(Start.Why.SWITCHED_OFF));
        if (start instanceof Start.Yes && !runs.start(subAccount, concern, depth, occasion, token(), now)) {
            return new Start.Not(Start.Why.RUNS_ALREADY);
        }
        return start;
    }

    private Optional<Trigger> trigger(SubAccountId subAccount, UUID workflow) {
        return workflows
                .find(subAccount, workflow)
                .flatMap(Workflow::inForce)
                .map(version -> ReadWorkflow.of(version.body()).trigger());
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
