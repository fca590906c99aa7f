package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.workflow.KeepWorkflow;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.WorkflowStore;
import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Automation (R42): the list, and one workflow with its steps. What is written is kept at once; it is in force when it is saved. */
@Controller
@RequestMapping("/s/{sub}/workflows")
class WorkflowPages {

    private final WorkflowStore workflows;
    private final KeepWorkflow keepWorkflow;
    private final DrawWorkflows drawWorkflows;
    private final WorkflowScreen screen;

    WorkflowPages(
            WorkflowStore workflows, KeepWorkflow keepWorkflow, DrawWorkflows drawWorkflows, WorkflowScreen screen) {
        this.workflows = workflows;
        this.keepWorkflow = keepWorkflow;
        this.drawWorkflows = drawWorkflows;
        this.screen = screen;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        model.addAttribute("workflows", drawWorkflows.list(visit));
        return "workflows";
    }

    @PostMapping
    String add(Visit visit) {
        UUID made = keepWorkflow.add(visit.access(), drawWorkflows.words(visit).word("workflow.unnamed"));
        return "redirect:" + visit.path("/workflows/" + made + "?step=" + DrawWorkflows.START);
    }

    /** @param step which one is chosen; the beginning if it is left out */
    @GetMapping("/{workflow}")
    String show(Visit visit, Model model, @PathVariable UUID workflow, @RequestParam(defaultValue = "-1") int step) {
        screen.fill(visit, model, found(visit, workflow), step, model.containsAttribute("checked"));
        return "workflow";
    }

    @PostMapping("/{workflow}/name")
    String rename(Visit visit, @PathVariable UUID workflow, @RequestParam String name, RedirectAttributes next) {
        try {
            keepWorkflow.rename(visit.access(), workflow, name);
        } catch (BadInput refused) {
            next.addFlashAttribute("refusal", "workflow.error.name");
        }
        return at(visit, workflow, DrawWorkflows.START);
    }

    @PostMapping("/{workflow}/start")
    String start(Visit visit, @PathVariable UUID workflow, StepForm form, RedirectAttributes next) {
        keepWorkflow.draft(
                visit.access(), workflow, form.in(found(visit, workflow).draft(), DrawWorkflows.START));
        next.addFlashAttribute("checked", true);
        return at(visit, workflow, DrawWorkflows.START);
    }

    @PostMapping("/{workflow}/steps")
    String addStep(Visit visit, @PathVariable UUID workflow, @RequestParam int at, @RequestParam String type) {
        WrittenWorkflow draft = found(visit, workflow).draft();
        keepWorkflow.draft(visit.access(), workflow, draft.with(at, WrittenStep.of(type)));
        return at(visit, workflow, at);
    }

    @PostMapping("/{workflow}/steps/{step}")
    String change(
            Visit visit, @PathVariable UUID workflow, @PathVariable int step, StepForm form, RedirectAttributes next) {
        keepWorkflow.draft(
                visit.access(), workflow, form.in(found(visit, workflow).draft(), step));
        next.addFlashAttribute("checked", true);
        return at(visit, workflow, step);
    }

    @PostMapping("/{workflow}/steps/{step}/move")
    String move(Visit visit, @PathVariable UUID workflow, @PathVariable int step, @RequestParam int to) {
        WrittenWorkflow draft = found(visit, workflow).draft();
        keepWorkflow.draft(visit.access(), workflow, draft.moved(step, to));
        return at(visit, workflow, Math.clamp(to, 0, Math.max(0, draft.steps().size() - 1)));
    }

    @PostMapping("/{workflow}/steps/{step}/remove")
    String removeStep(Visit visit, @PathVariable UUID workflow, @PathVariable int step) {
        WrittenWorkflow draft = found(visit, workflow).draft();
        keepWorkflow.draft(visit.access(), workflow, draft.without(step));
        return at(visit, workflow, Math.min(step, draft.steps().size() - 2));
    }

    /** What stands in the open form is kept first. What cannot be is told at the first step that cannot be. */
    @PostMapping("/{workflow}/save")
    String save(
            Visit visit,
            @PathVariable UUID workflow,
            @RequestParam(required = false) @Nullable Integer at,
            StepForm form,
            RedirectAttributes next) {
        Workflow found = found(visit, workflow);
        WrittenWorkflow draft = at == null ? found.draft() : form.in(found.draft(), at);
        keepWorkflow.draft(visit.access(), workflow, draft);
        try {
            if (found(visit, workflow).hasUnsavedChanges()) {
                keepWorkflow.publish(visit.access(), workflow, draft);
                next.addFlashAttribute("saved", true);
            }
            return at(visit, workflow, at == null ? DrawWorkflows.START : at);
        } catch (BadInput refused) {
            next.addFlashAttribute("checked", true);
            next.addFlashAttribute(
                    "refusal", draft.steps().isEmpty() ? "workflow.error.empty" : "workflow.error.incomplete");
            return at(visit, workflow, WorkflowScreen.stepOf(refused));
        }
    }

    @PostMapping("/{workflow}/revert")
    String revert(Visit visit, @PathVariable UUID workflow) {
        found(visit, workflow)
                .inForce()
                .ifPresent(version -> keepWorkflow.draft(visit.access(), workflow, version.body()));
        return at(visit, workflow, DrawWorkflows.START);
    }

    @PostMapping("/{workflow}/switch")
    String turn(
            Visit visit,
            @PathVariable UUID workflow,
            @RequestParam boolean on,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes next) {
        try {
            if (on) {
                keepWorkflow.turnOn(visit.access(), workflow);
            } else {
                keepWorkflow.turnOff(visit.access(), workflow);
            }
        } catch (BadInput unsaved) {
            next.addFlashAttribute("refusal", "workflow.error.unsaved");
            return at(visit, workflow, DrawWorkflows.START);
        }
        return "list".equals(back) ? "redirect:" + visit.path("/workflows") : at(visit, workflow, DrawWorkflows.START);
    }

    @PostMapping("/{workflow}/remove")
    String remove(Visit visit, @PathVariable UUID workflow) {
        keepWorkflow.remove(visit.access(), workflow);
        return "redirect:" + visit.path("/workflows");
    }

    private Workflow found(Visit visit, UUID workflow) {
        return workflows.find(visit.subAccount(), workflow).orElseThrow(NothingHere::new);
    }

    private static String at(Visit visit, UUID workflow, int step) {
        return "redirect:" + visit.path("/workflows/" + workflow + "?step=" + step);
    }
}
