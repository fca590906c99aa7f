package dev.tandem.server.web.api;

import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.RunStore.Outcome;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.RunStore.Traced;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.Workflow.Figures;
import dev.tandem.server.workflow.Workflow.Version;
import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workflow with the version in force, or what was written if none is. */
@Schema(name = "Workflow")
record WorkflowJson(
        UUID id,
        String name,
        boolean enabled,

        @Schema(description = "Of the version in force; 0 if there is none")
        int version,

        WrittenTrigger trigger,
        List<WrittenStep> steps,
        boolean stopOnReply,

        @Schema(
                description =
                        "Where programs start it with a POST of `{\"email\":…}` or `{\"contactId\":…}`, if its trigger is WEBHOOK. Also the key of the signature on calls by its WEBHOOK steps: what stands behind the last slash")
        String hookUrl,

        RunsJson runs) {

    /** How its runs went. */
    @Schema(name = "WorkflowRuns")
    record RunsJson(
            @Schema(description = "Begun in the last 30 days")
            int begun,

            @Schema(description = "Of those, how many failed")
            int failed,

            @Schema(description = "Going on now") int open) {}

    /** A run. */
    @Schema(name = "WorkflowRun")
    record RunJson(
            UUID id,
            UUID contactId,
            int version,
            State state,

            @Schema(description = "Why it ended or failed") @Nullable
            String reason,

            @Schema(description = "Why a step was left out") @Nullable
            String skipped,

            @Schema(description = "Where it is, counted from 0")
            int step,

            @Nullable Instant waitsUntil,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static RunJson of(Line run) {
            return new RunJson(
                    run.id(),
                    run.contact(),
                    run.version(),
                    run.state(),
                    run.reason().orElse(null),
                    run.skipped().orElse(null),
                    run.step(),
                    run.waitsUntil().orElse(null),
                    run.startedAt(),
                    run.endedAt().orElse(null));
        }
    }

    /** Something that a run did. */
    @Schema(name = "WorkflowTrace")
    record TraceJson(
            int step,

            @Schema(description = "The kind of step, empty for what concerns the run as a whole")
            String type,

            Outcome outcome,
            @Nullable String detail,
            @Nullable UUID messageId,
            Instant at) {

        static TraceJson of(Traced one) {
            return new TraceJson(
                    one.trace().step(),
                    one.trace().type(),
                    one.trace().outcome(),
                    one.trace().detail().orElse(null),
                    one.trace().message().orElse(null),
                    one.at());
        }
    }

    static WorkflowJson of(Workflow workflow, Figures figures, String hookUrl) {
        WrittenWorkflow body = workflow.inForce().map(Version::body).orElse(workflow.draft());
        return new WorkflowJson(
                workflow.id(),
                workflow.name(),
                workflow.enabled(),
                workflow.inForce().map(Version::number).orElse(0),
                body.trigger(),
                body.steps(),
                body.stopOnReply(),
                hookUrl,
                new RunsJson(figures.runs(), figures.failed(), figures.open()));
    }
}
