package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.workflow.Workflow;
import dev.tandem.server.workflow.Workflow.Figures;
import dev.tandem.server.workflow.Workflow.Version;
import dev.tandem.server.workflow.WorkflowStore;
import dev.tandem.server.workflow.WrittenWorkflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Workflows as rows; what they say as JSON, in the words of the public contract. */
@Repository
class PostgresWorkflowStore implements WorkflowStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FOUND = """
            select workflow_id, name, enabled, draft, hook_token, changed_at, workflow.version, body, saved_by, saved_at
              from workflow
              left join workflow_version using (sub_account_id, workflow_id, version)
             where sub_account_id = :subAccount
            """;

    private final JdbcClient jdbc;

    PostgresWorkflowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID add(
            SubAccountId subAccount, UserId by, String name, WrittenWorkflow draft, String hookToken, Instant now) {
        return jdbc.sql("""
                insert into workflow (sub_account_id, name, draft, hook_token, created_by, created_at, changed_at)
                values (:subAccount, :name, cast(:draft as jsonb), :hook, :by, :now, :now)
                returning workflow_id
                """)
                .param("subAccount", subAccount.value())
                .param("name", name)
                .param("draft", JSON.writeValueAsString(draft))
                .param("hook", hookToken)
                .param("by", by.value())
                .param("now", Columns.time(now))
                .query(UUID.class)
                .single();
    }

    @Override
    public boolean rename(SubAccountId subAccount, UUID workflow, String name, Instant now) {
        return of(subAccount, workflow, "update workflow set name = :name, changed_at = :now")
                        .param("name", name)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    @Override
    public boolean draft(SubAccountId subAccount, UUID workflow, WrittenWorkflow draft, Instant now) {
        return of(subAccount, workflow, "update workflow set draft = cast(:draft as jsonb), changed_at = :now")
                        .param("draft", JSON.writeValueAsString(draft))
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    @Override
    public int publish(SubAccountId subAccount, UUID workflow, WrittenWorkflow body, UserId by, Instant now) {
        return jdbc.sql("""
                with published as (
                    update workflow
                       set version = version + 1, draft = cast(:body as jsonb), changed_at = :now,
                           trigger_type = :type, trigger_tag = :tag, trigger_days = :days
                     where sub_account_id = :subAccount
                       and workflow_id = :workflow
                    returning sub_account_id, workflow_id, version, draft
                )
                insert into workflow_version (sub_account_id, workflow_id, version, body, saved_by, saved_at)
                select sub_account_id, workflow_id, version, draft, :by, :now
                  from published
                returning version
                """)
                .param("body", JSON.writeValueAsString(body))
                .param("now", Columns.time(now))
                .param("type", body.trigger().type())
                .param("tag", body.trigger().tag())
                .param("days", body.trigger().days())
                .param("subAccount", subAccount.value())
                .param("workflow", workflow)
                .param("by", by.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Override
    public boolean turn(SubAccountId subAccount, UUID workflow, boolean on, Instant now) {
        return jdbc.sql("""
                update workflow
                   set enabled = :on, changed_at = :now
                 where sub_account_id = :subAccount
                   and workflow_id = :workflow
                   and enabled <> :on
                """)
                        .param("on", on)
                        .param("now", Columns.time(now))
                        .param("subAccount", subAccount.value())
                        .param("workflow", workflow)
                        .update()
                > 0;
    }

    @Override
    public boolean remove(SubAccountId subAccount, UUID workflow) {
        return of(subAccount, workflow, "delete from workflow").update() > 0;
    }

    @Override
    public Optional<Workflow> find(SubAccountId subAccount, UUID workflow) {
        return jdbc.sql(FOUND + " and workflow_id = :workflow")
                .param("subAccount", subAccount.value())
                .param("workflow", workflow)
                .query((row, n) -> workflow(row))
                .optional();
    }

    @Override
    public Optional<Version> version(SubAccountId subAccount, UUID workflow, int number) {
        return of(
                        subAccount,
                        workflow,
                        "select version, body, saved_by, saved_at from workflow_version",
                        "and version = :number")
                .param("number", number)
                .query((row, n) -> version(row))
                .optional();
    }

    @Override
    public List<Workflow> all(SubAccountId subAccount) {
        return jdbc.sql(FOUND + " order by lower(name), workflow_id")
                .param("subAccount", subAccount.value())
                .query((row, n) -> workflow(row))
                .list();
    }

    @Override
    public Figures figures(SubAccountId subAccount, UUID workflow, Instant since) {
        return of(subAccount, workflow, """
                select count(*) filter (where started_at >= :since) as runs,
                       count(*) filter (where started_at >= :since and state = 'FAILED') as failed,
                       count(*) filter (where state = 'OPEN') as open
                  from workflow_run
                """)
                .param("since", Columns.time(since))
                .query((row, n) -> new Figures(row.getInt("runs"), row.getInt("failed"), row.getInt("open")))
                .single();
    }

    @Override
    public Optional<Hook> byHook(String token) {
        return jdbc.sql("select sub_account_id, workflow_id from workflow where hook_token = :token")
                .param("token", token)
                .query((row, n) -> new Hook(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "workflow_id")))
                .optional();
    }

    private StatementSpec of(SubAccountId subAccount, UUID workflow, String statement) {
        return of(subAccount, workflow, statement, "");
    }

    private StatementSpec of(SubAccountId subAccount, UUID workflow, String statement, String more) {
        return jdbc.sql(statement + " where sub_account_id = :subAccount and workflow_id = :workflow " + more)
                .param("subAccount", subAccount.value())
                .param("workflow", workflow);
    }

    private static Workflow workflow(ResultSet row) throws SQLException {
        return new Workflow(
                Columns.uuid(row, "workflow_id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                written(row.getString("draft")),
                row.getInt("version") == 0 ? Optional.empty() : Optional.of(version(row)),
                row.getString("hook_token"),
                Columns.instant(row, "changed_at"));
    }

    static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getInt("version"),
                written(row.getString("body")),
                new UserId(Columns.uuid(row, "saved_by")),
                Columns.instant(row, "saved_at"));
    }

    private static WrittenWorkflow written(String json) {
        return JSON.readValue(json, WrittenWorkflow.class);
    }
}
