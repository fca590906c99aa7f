package dev.tandem.server.web;

import dev.tandem.server.outbound.Letter;
import dev.tandem.server.web.WorkflowView.Card;
import dev.tandem.server.web.WorkflowView.RunRow;
import dev.tandem.server.web.WorkflowView.TraceRow;
import dev.tandem.server.web.WorkflowView.TrialRow;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.RunStore.Outcome;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.RunStore.Traced;
import dev.tandem.server.workflow.TryWorkflow.Tried;
import dev.tandem.server.workflow.TryWorkflow.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws runs of workflows: how each stands, what it did, and what one would do. */
@Component
class DrawRuns {

    private final RunStore runs;
    private final DrawWorkflows drawWorkflows;

    DrawRuns(RunStore runs, DrawWorkflows drawWorkflows) {
        this.runs = runs;
        this.drawWorkflows = drawWorkflows;
    }

    List<RunRow> rows(Visit visit, UUID workflow, Optional<UUID> after, int limit) {
        WorkflowWords said = drawWorkflows.words(visit);
        return runs.list(visit.subAccount(), workflow, after, limit).stream()
                .map(run -> row(said, run))
                .toList();
    }

    RunRow row(Visit visit, Line run) {
        return row(drawWorkflows.words(visit), run);
    }

    private static RunRow row(WorkflowWords said, Line run) {
        boolean skipped = run.state() == State.FINISHED && run.skipped().isPresent();
        return new RunRow(
                run.id(),
                run.contact(),
                run.contactName().orElse(null),
                tone(run.state(), skipped),
                skipped ? "bell-off" : icon(run.state()),
                said.state(run),
                run.state() == State.OPEN,
                run.state() == State.FAILED,
                run.version(),
                run.startedAt());
    }

    private static String tone(State state, boolean skipped) {
        return switch (state) {
            case FAILED -> "bad";
            case FINISHED -> skipped ? "" : "ok";
            case OPEN, ENDED -> "";
        };
    }

    private static String icon(State state) {
        return switch (state) {
            case OPEN -> "clock";
            case FINISHED, ENDED -> "check";
            case FAILED -> "alert-circle";
        };
    }

    List<TraceRow> trace(Visit visit, Line run) {
        WorkflowWords said = drawWorkflows.words(visit);
        return runs.trace(visit.subAccount(), run.id()).stream()
                .map(one -> trace(said, one))
                .toList();
    }

    private static TraceRow trace(WorkflowWords said, Traced one) {
        String type = one.trace().type();
        Outcome outcome = one.trace().outcome();
        return new TraceRow(
                type.isEmpty() ? icon(outcome) : WorkflowWords.icon(type),
                type.isEmpty() ? "" : said.word("workflow.step." + type),
                said.did(one.trace()),
                outcome == Outcome.FAILED ? "bad" : outcome == Outcome.SENT ? "ok" : "",
                one.trace().message().orElse(null),
                one.at());
    }

    private static String icon(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> "alert-circle";
            case RETRIED -> "refresh";
            case STARTED -> "chevron-right";
            default -> "check";
        };
    }

    List<TrialRow> trial(Visit visit, WorkflowView view, List<Tried> tried) {
        WorkflowWords said = drawWorkflows.words(visit);
        List<TrialRow> rows = new ArrayList<>();
        for (int n = 0; n < tried.size(); n++) {
            Tried one = tried.get(n);
            Card card = view.steps().get(n);
            rows.add(new TrialRow(
                    card,
                    one.what() == What.WAITS
                            ? said.word(
                                    "workflow.until",
                                    said.times().message(one.until().orElseThrow()))
                            : said.word("workflow.would." + one.what()),
                    one.letter().map(Letter::subject).orElse(null),
                    one.letter().map(Letter::text).orElse(null)));
        }
        return rows;
    }
}
