package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.RunStore.Outcome;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.RunStore.Trace;
import dev.tandem.server.workflow.RunStore.Traced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs as people read them, and what each did. */
final class RunListRows {

    private static final String LINES = """
            select run_id, workflow_id, version, run.contact_id, nullif(trim(first_name || ' ' || last_name), '') as name, state, reason,
                   skipped, step, waits_until, started_at, ended_at
              from workflow_run as run
              left join contact
                on contact.sub_account_id = run.sub_account_id
               and contact.contact_id = run.contact_id
             where run.sub_account_id = :subAccount
            """;

    private final JdbcClient jdbc;

    RunListRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> list(SubAccountId subAccount, UUID workflow, Optional<UUID> after, int limit) {
        return jdbc.sql(LINES + """
                   and workflow_id = :workflow
                   and (cast(:after as uuid) is null
                        or (started_at, run_id) < (select earlier.started_at, earlier.run_id
                                                     from workflow_run as earlier
                                                    where earlier.sub_account_id = run.sub_account_id
                                                      and earlier.run_id = :after))
                 order by started_at desc, run_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("workflow", workflow)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    Optional<Line> line(SubAccountId subAccount, UUID run) {
        return jdbc.sql(LINES + " and run_id = :run")
                .param("subAccount", subAccount.value())
                .param("run", run)
                .query((row, n) -> line(row))
                .optional();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.uuid(row, "run_id"),
                Columns.uuid(row, "workflow_id"),
                row.getInt("version"),
                Columns.uuid(row, "contact_id"),
                Columns.optionalText(row, "name"),
                State.valueOf(row.getString("state")),
                Columns.optionalText(row, "reason"),
                Columns.optionalText(row, "skipped"),
                row.getInt("step"),
                Columns.optionalInstant(row, "waits_until"),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "ended_at"));
    }

    void tell(SubAccountId subAccount, UUID run, Trace trace, Instant now) {
        jdbc.sql("""
                insert into workflow_trace (sub_account_id, run_id, n, step, type, outcome, detail, message_id, at)
                select :subAccount, :run, count(*) + 1, :step, :type, :outcome, :detail, :message, :now
                  from workflow_trace
                 where sub_account_id = :subAccount
                   and run_id = :run
                """)
                .param("subAccount", subAccount.value())
                .param("run", run)
                .param("step", trace.step())
                .param("type", trace.type())
                .param("outcome", trace.outcome().name())
                .param("detail", trace.detail().orElse(null))
                .param("message", trace.message().orElse(null))
                .param("now", Columns.time(now))
                .update();
    }

    List<Traced> trace(SubAccountId subAccount, UUID run) {
        return jdbc.sql("""
                select step, type, outcome, detail, message_id, at
                  from workflow_trace
                 where sub_account_id = :subAccount
                   and run_id = :run
                 order by n
                """)
                .param("subAccount", subAccount.value())
                .param("run", run)
                .query((row, n) -> new Traced(
                        new Trace(
                                row.getInt("step"),
                                row.getString("type"),
                                Outcome.valueOf(row.getString("outcome")),
                                Columns.optionalText(row, "detail"),
                                Columns.optionalUuid(row, "message_id")),
                        Columns.instant(row, "at")))
                .list();
    }
}
