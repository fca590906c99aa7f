package dev.tandem.server.web;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.workflow.Start;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.workflow.KeepWorkflow;
import dev.tandem.server.workflow.ReadWorkflow;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.StartRuns;
import dev.tandem.server.workflow.TryWorkflow;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.WorkflowStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Runs of workflows: what each did, letting one try again or end, enrolling contacts, and trying a workflow out. */
@Controller
@RequestMapping("/s/{sub}/workflows")
class RunPages {

    private static final int ROWS = 50;

    private final WorkflowStore workflows;
    private final RunStore runs;
    private final KeepWorkflow keepWorkflow;
    private final StartRuns startRuns;
    private final TryWorkflow tryWorkflow;
    private final ContactStore contacts;
    private final WorkflowScreen screen;
    private final DrawRuns drawRuns;

    RunPages(
            WorkflowStore workflows,
            RunStore runs,
            KeepWorkflow keepWorkflow,
            StartRuns startRuns,
            TryWorkflow tryWorkflow,
            ContactStore contacts,
            WorkflowScreen screen,
            DrawRuns drawRuns) {
        this.workflows = workflows;
        this.runs = runs;
        this.keepWorkflow = keepWorkflow;
        this.startRuns = startRuns;
        this.tryWorkflow = tryWorkflow;
        this.contacts = contacts;
        this.screen = screen;
        this.drawRuns = drawRuns;
    }

    @GetMapping("/{workflow}/runs")
    String list(
            Visit visit,
            Model model,
            @PathVariable UUID workflow,
            @RequestParam(required = false) @Nullable UUID after) {
        model.addAttribute("name", found(visit, workflow).name());
        model.addAttribute("workflowId", workflow);
        List<WorkflowView.RunRow> rows = drawRuns.rows(visit, workflow, Optional.ofNullable(after), ROWS + 1);
        boolean more = rows.size() > ROWS;
        model.addAttribute("runs", more ? rows.subList(0, ROWS) : rows);
        model.addAttribute("next", more ? rows.get(ROWS - 1).id() : null);
        return "workflow-runs";
    }

    @GetMapping("/{workflow}/runs/{run}")
    String show(
            Visit visit,
            Model model,
            @PathVariable UUID workflow,
            @PathVariable UUID run,
            @RequestParam(required = false) @Nullable String part) {
        Line line = runs.line(visit.subAccount(), run)
                .filter(one -> one.workflow().equals(workflow))
                .orElseThrow(NothingHere::new);
        model.addAttribute("name", found(visit, workflow).name());
        model.addAttribute("workflowId", workflow);
        model.addAttribute("run", drawRuns.row(visit, line));
        model.addAttribute("trace", drawRuns.trace(visit, line));
        return "run".equals(part) ? "workflow-run :: run" : "workflow-run";
    }

    @PostMapping("/{workflow}/runs/{run}/retry")
    String retry(
            Visit visit,
            @PathVariable UUID workflow,
            @PathVariable UUID run,
            RedirectAttributes next,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        if (!keepWorkflow.retry(visit.access(), run)) {
            next.addFlashAttribute("refusal", "workflow.error.retry");
        }
        return "redirect:" + Back.to(visit, referer, "/workflows/" + workflow + "/runs/" + run);
    }

    @PostMapping("/{workflow}/runs/{run}/end")
    String end(Visit visit, @PathVariable UUID workflow, @PathVariable UUID run) {
        keepWorkflow.end(visit.access(), run);
        return "redirect:" + visit.path("/workflows/" + workflow + "/runs/" + run);
    }

    /** Enrols contacts that were ticked, or the one with this address. */
    @PostMapping("/enrol")
    String enrol(
            Visit visit,
            @RequestParam UUID workflow,
            @RequestParam(name = "contact", required = false) @Nullable List<UUID> ticked,
            @RequestParam(required = false) @Nullable String address,
            RedirectAttributes next,
            @RequestHeader(name = "Referer", required = false) @Nullable String referer) {
        List<UUID> chosen = ticked == null
                ? byAddress(visit, address).map(Card::contactId).stream().toList()
                : ticked;
        long started = chosen.stream()
                .filter(contact ->
                        startRuns.enrolled(visit.subAccount(), workflow, new ContactId(contact)) instanceof Start.Yes)
                .count();
        next.addFlashAttribute("enrolled", started);
        next.addFlashAttribute("enrolledOf", chosen.size());
        return "redirect:" + Back.to(visit, referer, "/workflows/" + workflow);
    }

    /** What it would do for the contact with this address, as it is written. */
    @GetMapping("/{workflow}/try")
    String trial(Visit visit, Model model, @PathVariable UUID workflow, @RequestParam String address) {
        Workflow found = found(visit, workflow);
        WorkflowView view = screen.fill(visit, model, found, DrawWorkflows.START, false);
        Optional<Card> contact = byAddress(visit, address);
        model.addAttribute("tried", address);
        contact.ifPresent(card -> {
            try {
                model.addAttribute(
                        "trial",
                        drawRuns.trial(
                                visit, view, tryWorkflow.run(visit.access(), ReadWorkflow.of(found.draft()), card)));
            } catch (BadInput incomplete) {
                model.addAttribute("refusal", "workflow.error.incomplete");
            }
        });
        return "workflow";
    }

    private Optional<Card> byAddress(Visit visit, @Nullable String address) {
        return Optional.ofNullable(address)
                .flatMap(EmailAddress::parse)
                .flatMap(known ->
                        contacts.withAddress(visit.subAccount(), known).stream().findFirst());
    }

    private Workflow found(Visit visit, UUID workflow) {
        return workflows.find(visit.subAccount(), workflow).orElseThrow(NothingHere::new);
    }
}
