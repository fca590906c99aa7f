package dev.tandem.server.web.api;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.workflow.Start;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.WorkflowDoor;
import dev.tandem.server.web.api.WorkflowJson.RunJson;
import dev.tandem.server.web.api.WorkflowJson.TraceJson;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import dev.tandem.server.workflow.KeepWorkflow;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.StartRuns;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.WorkflowStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Automation (R42). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/workflows")
@Tag(name = "Workflows")
class WorkflowResource {

    private static final Duration COUNTED = Duration.ofDays(30);

    private final WorkflowStore workflows;
    private final KeepWorkflow keepWorkflow;
    private final RunStore runs;
    private final StartRuns startRuns;
    private final TandemProperties properties;
    private final InstantSource clock;

    WorkflowResource(
            WorkflowStore workflows,
            KeepWorkflow keepWorkflow,
            RunStore runs,
            StartRuns startRuns,
            TandemProperties properties,
            InstantSource clock) {
        this.workflows = workflows;
        this.keepWorkflow = keepWorkflow;
        this.runs = runs;
        this.startRuns = startRuns;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The workflows")
    Listing<WorkflowJson> list(Access access, Stretch stretch) {
        return Listing.of(
                stretch.of(workflows.all(access.subAccountId()), Workflow::id), workflow -> draw(access, workflow));
    }

    @PostMapping
    @Operation(
            summary = "Make a workflow",
            description = "What it sends leaves through the provider of the sub-account, never through Gmail."
                    + " Contacts who asked for no emails are left out. Automatic emails start nothing.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WorkflowJson.class)))
    ResponseEntity<Object> make(Access access, Once once, @RequestBody WorkflowBody body) {
        return once.answer(body, () -> {
            UUID workflow = keepWorkflow.make(access, body.given(), body.written(), on(body));
            return Answer.created(
                    "/sub-accounts/" + access.subAccountId() + "/workflows/" + workflow,
                    draw(access, found(access, workflow)));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "One workflow")
    WorkflowJson show(Access access, @PathVariable UUID id) {
        return draw(access, found(access, id));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Replace a workflow",
            description =
                    "Its steps become the next version. Runs that began before go on with theirs; switched off, they end.")
    WorkflowJson replace(Access access, @PathVariable UUID id, @RequestBody WorkflowBody body) {
        found(access, id);
        keepWorkflow.replace(access, id, body.given(), body.written(), on(body));
        return draw(access, found(access, id));
    }

    private static boolean on(WorkflowBody body) {
        return Boolean.TRUE.equals(body.enabled());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a workflow with its runs", description = "Emails that were sent stay.")
    void remove(Access access, @PathVariable UUID id) {
        if (!keepWorkflow.remove(access, id)) {
            throw Refusal.notFound();
        }
    }

    @GetMapping("/{id}/runs")
    @Operation(summary = "Its runs", description = "The latest first.")
    Listing<RunJson> runs(Access access, @PathVariable UUID id, Stretch stretch) {
        found(access, id);
        Optional<UUID> after = stretch.cursor().map(WorkflowResource::place);
        List<Line> lines = runs.list(access.subAccountId(), id, after, stretch.limit() + 1);
        boolean more = lines.size() > stretch.limit();
        List<Line> shown = more ? lines.subList(0, stretch.limit()) : lines;
        return new Listing<>(
                shown.stream().map(RunJson::of).toList(),
                more ? shown.getLast().id().toString() : null);
    }

    private static UUID place(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException none) {
            throw Refusal.parameter("cursor", "cursor.unreadable");
        }
    }

    /** Whom it is to start for. */
    @Schema(name = "NewWorkflowRun")
    record Enrolled(@Nullable UUID contactId) {}

    /** Whether it started. */
    @Schema(name = "WorkflowStarted")
    record Started(
            boolean started,

            @Schema(description = "Why not: SWITCHED_OFF, RUNS_ALREADY") @Nullable
            String reason) {}

    @PostMapping("/{id}/runs")
    @Operation(summary = "Start it for a contact")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = Started.class)))
    ResponseEntity<Object> enrol(Access access, Once once, @PathVariable UUID id, @RequestBody Enrolled body) {
        found(access, id);
        return once.answer(body, () -> {
            UUID contact = Optional.ofNullable(body.contactId()).orElseThrow(Refusal::notFound);
            Start start = startRuns.enrolled(access.subAccountId(), id, new ContactId(contact));
            return Answer.accepted(
                    "/sub-accounts/" + access.subAccountId() + "/workflows/" + id + "/runs",
                    new Started(
                            start instanceof Start.Yes,
                            start instanceof Start.Not not ? not.why().name() : null));
        });
    }

    @GetMapping("/{id}/runs/{run}/trace")
    @Operation(summary = "What a run did", description = "In order.")
    Listing<TraceJson> trace(Access access, @PathVariable UUID id, @PathVariable UUID run) {
        known(access, id, run);
        return new Listing<>(
                runs.trace(access.subAccountId(), run).stream()
                        .map(TraceJson::of)
                        .toList(),
                null);
    }

    @PostMapping("/{id}/runs/{run}/retry")
    @Operation(summary = "Let a failed run go on where it failed")
    RunJson retry(Access access, @PathVariable UUID id, @PathVariable UUID run) {
        known(access, id, run);
        if (!keepWorkflow.retry(access, run)) {
            throw Refusal.of(ProblemType.NOT_IN_THIS_STATE);
        }
        return RunJson.of(known(access, id, run));
    }

    @PostMapping("/{id}/runs/{run}/end")
    @Operation(summary = "End an open run")
    RunJson end(Access access, @PathVariable UUID id, @PathVariable UUID run) {
        known(access, id, run);
        if (!keepWorkflow.end(access, run)) {
            throw Refusal.of(ProblemType.NOT_IN_THIS_STATE);
        }
        return RunJson.of(known(access, id, run));
    }

    private Line known(Access access, UUID workflow, UUID run) {
        return runs.line(access.subAccountId(), run)
                .filter(line -> line.workflow().equals(workflow))
                .orElseThrow(Refusal::notFound);
    }

    private WorkflowJson draw(Access access, Workflow workflow) {
        return WorkflowJson.of(
                workflow,
                workflows.figures(
                        access.subAccountId(), workflow.id(), clock.instant().minus(COUNTED)),
                properties.publicUrl() + WorkflowDoor.PATH + workflow.hookToken());
    }

    private Workflow found(Access access, UUID id) {
        return workflows.find(access.subAccountId(), id).orElseThrow(Refusal::notFound);
    }
}
