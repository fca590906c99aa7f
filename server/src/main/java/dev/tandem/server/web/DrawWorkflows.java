package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.provider.FindProvider;
import dev.tandem.server.web.WorkflowView.Card;
import dev.tandem.server.web.WorkflowView.Form;
import dev.tandem.server.workflow.ReadWorkflow;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.Workflow.Version;
import dev.tandem.server.workflow.WorkflowStore;
import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws workflows: the list, and one with its steps. */
@Component
class DrawWorkflows {

    /** Where the form of the beginning stands. */
    static final int START = -1;

    private static final Duration COUNTED = Duration.ofDays(30);

    private final WorkflowStore workflows;
    private final FindProvider findProvider;
    private final MessageSource words;
    private final InstantSource clock;

    DrawWorkflows(WorkflowStore workflows, FindProvider findProvider, MessageSource words, InstantSource clock) {
        this.workflows = workflows;
        this.findProvider = findProvider;
        this.words = words;
        this.clock = clock;
    }

    WorkflowWords words(Visit visit) {
        return new WorkflowWords(
                visit,
                words,
                new TimeWords(visit.user().language().locale(), visit.user().timeZone(), clock.instant(), words));
    }

    List<WorkflowView> list(Visit visit) {
        return workflows.all(visit.subAccount()).stream()
                .map(workflow -> view(visit, workflow))
                .toList();
    }

    WorkflowView view(Visit visit, Workflow workflow) {
        WorkflowWords said = words(visit);
        WrittenWorkflow draft = workflow.draft();
        Map<String, Fault> faults = faults(draft);
        Optional<String> from = findProvider.fromAddress(visit.subAccount()).map(EmailAddress::value);
        List<Card> steps = new ArrayList<>();
        for (int n = 0; n < draft.steps().size(); n++) {
            WrittenStep step = draft.steps().get(n);
            String kind = Objects.requireNonNullElse(step.type(), "");
            steps.add(new Card(
                    n,
                    kind,
                    WorkflowWords.icon(kind),
                    said.title(step),
                    said.line(step, from),
                    complete(faults, "steps[" + n + "].")));
        }
        return new WorkflowView(
                workflow.id(),
                workflow.name(),
                workflow.enabled(),
                workflow.hasUnsavedChanges(),
                workflow.inForce().map(Version::number).orElse(0),
                visit.person(workflow.inForce().map(Version::savedBy)),
                workflow.inForce().map(Version::savedAt).orElse(null),
                start(said, draft.trigger(), complete(faults, "trigger.")),
                steps,
                workflows.figures(
                        visit.subAccount(), workflow.id(), clock.instant().minus(COUNTED)));
    }

    private static Card start(WorkflowWords said, WrittenTrigger trigger, boolean complete) {
        String kind = Objects.requireNonNullElse(trigger.type(), "");
        return new Card(START, kind, WorkflowWords.icon(kind), said.start(trigger), "", complete);
    }

    private static boolean complete(Map<String, Fault> faults, String prefix) {
        return faults.keySet().stream().noneMatch(field -> field.startsWith(prefix));
    }

    /** What is wrong with it as it is written, by field. */
    private static Map<String, Fault> faults(WrittenWorkflow written) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        try {
            ReadWorkflow.of(written);
        } catch (BadInput incomplete) {
            incomplete.faults().forEach(fault -> faults.putIfAbsent(fault.field(), fault));
        }
        return faults;
    }

    /**
     * The form of a step, or of the beginning.
     *
     * @param checked whether it is told what is wrong
     * @return null where there is no such step
     */
    @Nullable
    Form form(Visit visit, Workflow workflow, WorkflowView view, int at, boolean checked) {
        WrittenWorkflow draft = workflow.draft();
        if (at != START && !draft.has(at)) {
            return null;
        }
        WorkflowWords said = words(visit);
        String prefix = at == START ? "trigger." : "steps[" + at + "].";
        Map<String, String> errors = new HashMap<>();
        if (checked) {
            faults(draft).forEach((field, fault) -> {
                if (field.startsWith(prefix)) {
                    errors.put(
                            field.substring(prefix.length()),
                            said.word(
                                    "api.fault." + fault.key(),
                                    fault.arguments().toArray()));
                }
            });
        }
        return at == START
                ? new Form(view.start(), values(draft.trigger(), draft.stopOnReply()), errors)
                : new Form(view.steps().get(at), values(draft.steps().get(at)), errors);
    }

    private static Map<String, String> values(WrittenTrigger trigger, boolean stops) {
        Map<String, String> values = new HashMap<>();
        put(values, "type", trigger.type());
        put(values, "tag", trigger.tag());
        put(values, "days", trigger.days());
        put(values, "stopOnReply", stops ? "on" : null);
        return values;
    }

    private static Map<String, String> values(WrittenStep step) {
        Map<String, String> values = new HashMap<>();
        put(values, "subject", step.subject());
        put(values, "text", step.text());
        put(values, "days", step.days());
        put(values, "hours", step.hours());
        put(values, "minutes", step.minutes());
        put(values, "workingHours", Boolean.TRUE.equals(step.workingHours()) ? "on" : null);
        put(values, "check", step.check());
        put(values, "tag", step.tag());
        put(values, "assignedTo", step.assignedTo());
        put(values, "userId", step.userId());
        put(values, "url", step.url());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
