package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.core.workflow.RunRules.Email;
import dev.tandem.core.workflow.RunRules.Place;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.workflow.RunStore.Concern;
import dev.tandem.server.workflow.RunStore.Due;
import dev.tandem.server.workflow.RunStore.Moved;
import dev.tandem.server.workflow.RunStore.Outcome;
import dev.tandem.server.workflow.RunStore.Run;
import dev.tandem.server.workflow.RunStore.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Where the runs are. */
final class RunRows {

    private final JdbcClient jdbc;
    private final RunListRows told;

    RunRows(JdbcClient jdbc, RunListRows told) {
        this.jdbc = jdbc;
        this.told = told;
    }

    /** The same occasion starts it once, and a contact is in it once; the keys say so. */
    boolean start(SubAccountId subAccount, Concern concern, int depth, String occasion, String token, Instant now) {
        Optional<UUID> run = jdbc.sql("""
                insert into workflow_run (sub_account_id, workflow_id, version, contact_id, occasion, cause_message_id, depth, state,
                                          step_since, next_attempt_at, started_at, token)
                select workflow.sub_account_id, workflow_id, version, contact_id, :occasion, :message, :depth, 'OPEN', :now, :now, :now, :token
                  from workflow
                  join contact
                    on contact.sub_account_id = workflow.sub_account_id
                   and contact.contact_id = :contact
                 where workflow.sub_account_id = :subAccount
                   and workflow_id = :workflow
                   and version > 0
                on conflict do nothing
                returning run_id
                """)
                .param("occasion", occasion)
                .param("message", concern.message().orElse(null))
                .param("depth", depth)
                .param("now", Columns.time(now))
                .param("token", token)
                .param("contact", concern.contact().value())
                .param("subAccount", subAccount.value())
                .param("workflow", concern.workflow())
                .query(UUID.class)
                .optional();
        run.ifPresent(begun -> {
            told.tell(subAccount, begun, new Trace(0, "", Outcome.STARTED, Optional.empty(), concern.message()), now);
            signal();
        });
        return run.isPresent();
    }

    private void signal() {
        jdbc.sql("select pg_notify(:channel, :kind)")
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.WORKFLOW.name())
                .query((row, n) -> n)
                .list();
    }

    Optional<Run> open(Due due, String locked) {
        return jdbc.sql("""
                select run.workflow_id, name, run.contact_id, step, tries, attempts, step_since, waits_until, run.message_id, message_step,
                       started_at, depth, token, version.version, body, saved_by, saved_at,
                       (select message.state
                          from message
                         where message.sub_account_id = run.sub_account_id
                           and message.message_id = run.message_id) as email
                  from workflow_run as run
                  join workflow using (sub_account_id, workflow_id)
                  join workflow_version as version
                    on version.sub_account_id = run.sub_account_id
                   and version.workflow_id = run.workflow_id
                   and version.version = run.version
                 where run.sub_account_id = :subAccount
                   and run_id = :run
                   and state = 'OPEN'
                """ + locked)
                .param("subAccount", due.subAccount().value())
                .param("run", due.run())
                .query((row, n) -> run(due, row))
                .optional();
    }

    private static Run run(Due due, ResultSet row) throws SQLException {
        Optional<UUID> message = Columns.optionalUuid(row, "message_id");
        int step = row.getInt("step");
        boolean ofThisStep = message.isPresent() && row.getInt("message_step") == step;
        return new Run(
                due,
                Columns.uuid(row, "workflow_id"),
                row.getString("name"),
                PostgresWorkflowStore.version(row),
                new ContactId(Columns.uuid(row, "contact_id")),
                new Place(
                        step,
                        message.isPresent() ? Optional.of(email(row.getString("email"))) : Optional.empty(),
                        ofThisStep,
                        Columns.optionalInstant(row, "waits_until")),
                message,
                row.getInt("tries"),
                row.getInt("attempts"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "step_since"),
                row.getInt("depth"),
                row.getString("token"));
    }

    /** A message that is gone has not been sent, as far as anybody can tell. */
    private static Email email(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "SENT" -> Email.SENT;
            case "BOUNCED" -> Email.BOUNCED;
            case "UNKNOWN" -> Email.UNKNOWN;
            case "QUEUED", "SENDING", "HELD" -> Email.WAITS;
            default -> Email.NOT_SENT;
        };
    }

    void move(Run run, Moved moved, Instant now) {
        StatementSpec statement = switch (moved) {
            case Moved.On ignored -> next(run, "", now);
            case Moved.Past past -> next(run, ", skipped = :skipped", now).param("skipped", past.skipped());
            case Moved.Filed filed ->
                set(run, "message_id = :message, message_step = step, next_attempt_at = :at")
                        .param("message", filed.message())
                        .param("at", Columns.time(filed.lookAgain()));
            case Moved.Waits waits ->
                set(run, "waits_until = :at, next_attempt_at = :at").param("at", Columns.time(waits.until()));
            case Moved.Looks looks -> set(run, "next_attempt_at = :at").param("at", Columns.time(looks.at()));
            case Moved.Again again ->
                set(run, "attempts = attempts + 1, next_attempt_at = :at").param("at", Columns.time(again.at()));
            case Moved.Over over ->
                set(run, "state = :state, reason = :reason, ended_at = :now")
                        .param("state", over.state().name())
                        .param("reason", over.reason())
                        .param("now", Columns.time(now));
        };
        statement.update();
    }

    private StatementSpec next(Run run, String more, Instant now) {
        return set(
                        run,
                        "step = step + 1, step_since = :now, next_attempt_at = :now, waits_until = null, attempts = 0"
                                + more)
                .param("now", Columns.time(now));
    }

    private StatementSpec set(Run run, String columns) {
        return jdbc.sql("update workflow_run set " + columns
                        + " where sub_account_id = :subAccount and run_id = :run and state = 'OPEN'")
                .param("subAccount", run.due().subAccount().value())
                .param("run", run.due().run());
    }

    void endAll(SubAccountId subAccount, UUID workflow, Ended why, Instant now) {
        ended(subAccount, "workflow_id = :which", workflow, why, now);
    }

    boolean end(SubAccountId subAccount, UUID run, Ended why, Instant now) {
        return ended(subAccount, "run_id = :which", run, why, now) > 0;
    }

    private int ended(SubAccountId subAccount, String which, UUID id, Ended why, Instant now) {
        List<UUID> ended = jdbc.sql("""
                update workflow_run
                   set state = 'ENDED', reason = :why, ended_at = :now
                 where sub_account_id = :subAccount
                   and state = 'OPEN'
                   and %s
                returning run_id
                """.formatted(which))
                .param("why", why.name())
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("which", id)
                .query((row, n) -> Columns.uuid(row, "run_id"))
                .list();
        ended.forEach(run -> told.tell(
                subAccount, run, new Trace(0, "", Outcome.ENDED, Optional.of(why.name()), Optional.empty()), now));
        return ended.size();
    }

    /**
     * An email that was not sent or came back is written anew, by the step it belongs to, unless somebody has sent that very email meanwhile;
     * one that is still unclear has to be settled first (R45). Everything else goes on where it was.
     */
    boolean retry(SubAccountId subAccount, UUID run, Instant now) {
        int again = jdbc.sql("""
                update workflow_run as run
                   set state = 'OPEN', reason = null, ended_at = null, attempts = 0, tries = tries + 1, waits_until = null,
                       step = case when reason = 'BOUNCED' then message_step else step end,
                       message_id = (select message.message_id
                                       from message
                                      where message.sub_account_id = run.sub_account_id
                                        and message.message_id = run.message_id
                                        and message.state in ('QUEUED', 'SENDING', 'SENT')),
                       step_since = :now, next_attempt_at = :now
                 where sub_account_id = :subAccount
                   and run_id = :run
                   and state = 'FAILED'
                   and not exists (select 1
                                     from message
                                    where message.sub_account_id = run.sub_account_id
                                      and message.message_id = run.message_id
                                      and message.state = 'UNKNOWN')
                   and not exists (select 1
                                     from workflow_run as other
                                    where other.sub_account_id = run.sub_account_id
                                      and other.workflow_id = run.workflow_id
                                      and other.contact_id = run.contact_id
                                      and other.state = 'OPEN')
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("run", run)
                .update();
        if (again > 0) {
            told.tell(subAccount, run, new Trace(0, "", Outcome.RETRIED, Optional.empty(), Optional.empty()), now);
            signal();
        }
        return again > 0;
    }
}
