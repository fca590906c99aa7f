package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.workflow.AdvanceRun;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.RunStore.Due;
import dev.tandem.server.workflow.StartRuns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Begins runs of workflows for what happened, and goes on with those whose time has come. */
@Component
class WorkflowLoop implements DueWork<Due> {

    static final int AT_ONCE_MAX = 4;

    private final RunStore runs;
    private final StartRuns startRuns;
    private final AdvanceRun advanceRun;
    private final NodeId node;
    private final InstantSource clock;

    WorkflowLoop(RunStore runs, StartRuns startRuns, AdvanceRun advanceRun, NodeId node, InstantSource clock) {
        this.runs = runs;
        this.startRuns = startRuns;
        this.advanceRun = advanceRun;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        startRuns.takeEvents();
        return runs.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            advanceRun.run(due);
        } finally {
            runs.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        runs.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return runs.nextIn(node, clock.instant());
    }
}
