package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.core.workflow.StartRules.Happened;
import dev.tandem.server.NodeId;
import dev.tandem.server.workflow.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs of workflows, what may start them, and what they did. */
@Repository
class PostgresRunStore implements RunStore {

    private final JdbcClient jdbc;
    private final WorkflowEventRows events;
    private final RunRows runs;
    private final RunKnownRows known;
    private final RunListRows lists;
    private final RunLeaseRows leases;
    private final SubAccountLock lock;

    PostgresRunStore(JdbcClient jdbc, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.events = new WorkflowEventRows(jdbc);
        this.lists = new RunListRows(jdbc);
        this.runs = new RunRows(jdbc, lists);
        this.known = new RunKnownRows(jdbc);
        this.leases = new RunLeaseRows(jdbc, Lease.TIME);
        this.lock = lock;
    }

    @Override
    public List<Event> take(Instant now, int max) {
        return events.take(now, max);
    }

    @Override
    public void postpone(Event event, Instant until) {
        events.postpone(event, until);
    }

    @Override
    public void drop(Event event) {
        events.drop(event);
    }

    @Override
    public Happened happened(SubAccountId subAccount, Concern concern, int depth, Instant now) {
        return events.happened(subAccount, concern, depth, now);
    }

    @Override
    public boolean start(
            SubAccountId subAccount, Concern concern, int depth, String occasion, String token, Instant now) {
        return runs.start(subAccount, concern, depth, occasion, token, now);
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due run) {
        leases.giveBack(node, run);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return Stream.of(events.nextIn(now), leases.nextIn(node, now))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    @Override
    public void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    @Override
    public Optional<Run> open(Due due) {
        return runs.open(due, "");
    }

    @Override
    public Optional<Run> hold(Due due) {
        return runs.open(due, "for update of run");
    }

    @Override
    public Known known(Run run, Instant now) {
        return known.of(run, now);
    }

    /** Read by the triggers that write down what happened. */
    @Override
    public void causes(Run run) {
        jdbc.sql("select set_config('tandem.workflow_depth', :depth, true)")
                .param("depth", Integer.toString(run.depth() + 1))
                .query((row, n) -> n)
                .list();
    }

    @Override
    public void move(Run run, Moved moved, Trace trace, Instant now) {
        runs.move(run, moved, now);
        lists.tell(run.due().subAccount(), run.due().run(), trace, now);
    }

    @Override
    public void move(Run run, Moved moved, Instant now) {
        runs.move(run, moved, now);
    }

    @Override
    public void endAll(SubAccountId subAccount, UUID workflow, Ended why, Instant now) {
        runs.endAll(subAccount, workflow, why, now);
    }

    @Override
    public boolean end(SubAccountId subAccount, UUID run, Ended why, Instant now) {
        return runs.end(subAccount, run, why, now);
    }

    @Override
    public boolean retry(SubAccountId subAccount, UUID run, Instant now) {
        lock.take(subAccount);
        return runs.retry(subAccount, run, now);
    }

    @Override
    public List<Line> list(SubAccountId subAccount, UUID workflow, Optional<UUID> after, int limit) {
        return lists.list(subAccount, workflow, after, limit);
    }

    @Override
    public Optional<Line> line(SubAccountId subAccount, UUID run) {
        return lists.line(subAccount, run);
    }

    @Override
    public List<Traced> trace(SubAccountId subAccount, UUID run) {
        return lists.trace(subAccount, run);
    }
}
