package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.core.workflow.Step;
import dev.tandem.core.workflow.Trigger;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.conversation.HtmlText;
import dev.tandem.server.conversation.MailHtml;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Members write workflows, put them in force, and switch them on and off. */
@Component
public class KeepWorkflow {

    /** Of a name. */
    public static final int NAME_MAX_CHARACTERS = 200;

    /** Each is asked about everything that happens. */
    public static final int WORKFLOWS_MAX = 200;

    private static final int TOKEN_BYTES = 24;

    private final WorkflowStore workflows;
    private final RunStore runs;
    private final SubAccountStore subAccounts;
    private final RandomGenerator chance;
    private final InstantSource clock;

    KeepWorkflow(
            WorkflowStore workflows,
            RunStore runs,
            SubAccountStore subAccounts,
            RandomGenerator chance,
            InstantSource clock) {
        this.workflows = workflows;
        this.runs = runs;
        this.subAccounts = subAccounts;
        this.chance = chance;
        this.clock = clock;
    }

    /** An empty one, which is off. */
    @Transactional
    public UUID add(Access access, String name) {
        return add(
                access,
                name,
                new WrittenWorkflow(
                        new WrittenTrigger(Trigger.Type.CONTACT_CREATED.name(), null, null), List.of(), true));
    }

    /** One that is written already, and not in force. */
    @Transactional
    public UUID add(Access access, String name, WrittenWorkflow draft) {
        if (workflows.all(access.subAccountId()).size() >= WORKFLOWS_MAX) {
            throw new BadInput("name", "workflow.many", WORKFLOWS_MAX);
        }
        return workflows.add(
                access.subAccountId(), access.userId(), checked(name), clean(draft), hookToken(), clock.instant());
    }

    /**
     * One that is written and in force at once.
     *
     * @throws BadInput naming every field that cannot be; then there is none
     */
    @Transactional
    public UUID make(Access access, String name, WrittenWorkflow body, boolean on) {
        UUID workflow = add(access, name, body);
        publish(access, workflow, body);
        if (on) {
            turnOn(access, workflow);
        }
        return workflow;
    }

    /**
     * Everything about it anew.
     *
     * @throws BadInput naming every field that cannot be; then nothing was changed
     */
    @Transactional
    public void replace(Access access, UUID workflow, String name, WrittenWorkflow body, boolean on) {
        rename(access, workflow, name);
        publish(access, workflow, body);
        if (on) {
            turnOn(access, workflow);
        } else {
            turnOff(access, workflow);
        }
    }

    private String hookToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Gives it another name; false if there is none. */
    @Transactional
    public boolean rename(Access access, UUID workflow, String name) {
        return workflows.rename(access.subAccountId(), workflow, checked(name), clock.instant());
    }

    /** Keeps what is being written, whether it makes sense yet or not; false if there is none. */
    @Transactional
    public boolean draft(Access access, UUID workflow, WrittenWorkflow draft) {
        return workflows.draft(access.subAccountId(), workflow, clean(draft), clock.instant());
    }

    /**
     * Puts what was written in force: whatever starts from now on goes by it, what runs goes on by its own version.
     *
     * @throws BadInput naming every field that cannot be; then the version in force stays
     */
    @Transactional
    public void publish(Access access, UUID workflow, WrittenWorkflow written) {
        SubAccountId subAccount = access.subAccountId();
        WrittenWorkflow body = clean(written);
        Definition definition = ReadWorkflow.of(body);
        List<Fault> faults = new ArrayList<>();
        for (int at = 0; at < definition.steps().size(); at++) {
            nobody(subAccount, at, definition.steps().get(at)).ifPresent(faults::add);
        }
        BadInput.throwIfAny(faults);
        workflows.publish(subAccount, workflow, body, access.userId(), clock.instant());
    }

    /** Whoever left since is found when the run comes there. */
    private Optional<Fault> nobody(SubAccountId subAccount, int at, Step step) {
        return switch (step) {
            case Step.Assign assign ->
                assign.user()
                        .filter(user -> subAccounts.member(subAccount, user).isEmpty())
                        .map(user -> Fault.of("steps[" + at + "].assignedTo", "contact.assignee"));
            case Step.Notify told ->
                told.user()
                        .filter(user -> subAccounts.member(subAccount, user).isEmpty())
                        .map(user -> Fault.of("steps[" + at + "].userId", "contact.assignee"));
            case Step.SendEmail ignored -> Optional.empty();
            case Step.Wait ignored -> Optional.empty();
            case Step.OnlyIf ignored -> Optional.empty();
            case Step.AddTag ignored -> Optional.empty();
            case Step.CallWebhook ignored -> Optional.empty();
        };
    }

    /**
     * From now on it starts for what happens.
     *
     * @throws BadInput if nothing is in force yet
     */
    @Transactional
    public boolean turnOn(Access access, UUID workflow) {
        workflows
                .find(access.subAccountId(), workflow)
                .filter(found -> found.inForce().isEmpty())
                .ifPresent(found -> {
                    throw new BadInput("enabled", "workflow.unsaved");
                });
        return workflows.turn(access.subAccountId(), workflow, true, clock.instant());
    }

    /** It starts for nobody any more, and what runs ends. */
    @Transactional
    public boolean turnOff(Access access, UUID workflow) {
        boolean off = workflows.turn(access.subAccountId(), workflow, false, clock.instant());
        if (off) {
            runs.endAll(access.subAccountId(), workflow, Ended.SWITCHED_OFF, clock.instant());
        }
        return off;
    }

    /** It is gone with its runs; their emails stay. False if there is none. */
    @Transactional
    public boolean remove(Access access, UUID workflow) {
        return workflows.remove(access.subAccountId(), workflow);
    }

    /** Lets a failed run go on where it failed; false if it is none, or the contact is in it again. */
    @Transactional
    public boolean retry(Access access, UUID run) {
        return runs.retry(access.subAccountId(), run, clock.instant());
    }

    /** Ends an open run; false if it is none. */
    @Transactional
    public boolean end(Access access, UUID run) {
        return runs.end(access.subAccountId(), run, Ended.PERSON, clock.instant());
    }

    /** Formatted text is sanitised before it is kept, and has a plain one beside it. */
    private static WrittenWorkflow clean(WrittenWorkflow written) {
        return new WrittenWorkflow(
                written.trigger(),
                written.steps().stream()
                        .map(step -> step.html() == null || step.html().isBlank() ? step : clean(step, step.html()))
                        .toList(),
                written.stopOnReply());
    }

    private static WrittenStep clean(WrittenStep step, String html) {
        boolean plain = step.text() != null && !step.text().isBlank();
        return step.saying(plain ? step.text() : HtmlText.of(html), MailHtml.written(html));
    }

    private static String checked(String name) {
        String kept = name.strip();
        if (kept.isEmpty() || kept.length() > NAME_MAX_CHARACTERS) {
            throw new BadInput("name", "workflow.line", NAME_MAX_CHARACTERS);
        }
        return kept;
    }
}
