package dev.tandem.server.web;

import dev.tandem.core.template.Field;
import dev.tandem.core.workflow.Step.Check;
import dev.tandem.core.workflow.Trigger;
import dev.tandem.server.BadInput;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Everything that stands on the page of a workflow. */
@Component
class WorkflowScreen {

    /** In the order of the menu. */
    static final List<String> STEPS =
            List.of("SEND_EMAIL", "WAIT", "CONDITION", "ASSIGN", "ADD_TAG", "NOTIFY", "WEBHOOK");

    private static final Pattern STEP = Pattern.compile("steps\\[(\\d+)].*");
    private static final int RUNS_SHOWN = 8;
    private static final int TAGS_MAX = 200;

    private final DrawWorkflows drawWorkflows;
    private final DrawRuns drawRuns;
    private final ContactQueries contacts;
    private final TandemProperties properties;

    WorkflowScreen(
            DrawWorkflows drawWorkflows, DrawRuns drawRuns, ContactQueries contacts, TandemProperties properties) {
        this.drawWorkflows = drawWorkflows;
        this.drawRuns = drawRuns;
        this.contacts = contacts;
        this.properties = properties;
    }

    WorkflowView fill(Visit visit, Model model, Workflow workflow, int step, boolean checked) {
        WorkflowView view = drawWorkflows.view(visit, workflow);
        model.addAttribute("workflow", view);
        model.addAttribute("form", drawWorkflows.form(visit, workflow, view, step, checked));
        model.addAttribute("runs", drawRuns.rows(visit, workflow.id(), Optional.empty(), RUNS_SHOWN));
        model.addAttribute("kinds", STEPS);
        model.addAttribute("icons", WorkflowWords.ICONS);
        model.addAttribute("triggers", Trigger.Type.values());
        model.addAttribute("checks", Check.values());
        model.addAttribute("people", visit.people());
        model.addAttribute("tags", contacts.tags(visit.subAccount(), TAGS_MAX));
        model.addAttribute("fields", Field.values());
        model.addAttribute("hook", properties.publicUrl() + WorkflowDoor.PATH + workflow.hookToken());
        return view;
    }

    /** Where the first thing stands that cannot be. */
    static int stepOf(BadInput refused) {
        Matcher step = STEP.matcher(refused.faults().getFirst().field());
        return step.matches() ? Integer.parseInt(step.group(1)) : DrawWorkflows.START;
    }
}
