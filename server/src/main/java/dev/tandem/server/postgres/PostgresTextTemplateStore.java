package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.draft.TextTemplate;
import dev.tandem.server.draft.TextTemplate.Content;
import dev.tandem.server.draft.TextTemplateStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Templates as rows. */
@Repository
class PostgresTextTemplateStore implements TextTemplateStore {

    private final JdbcClient jdbc;

    PostgresTextTemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID add(SubAccountId subAccount, UserId by, Content content, Instant now) {
        return with(content, by, now, jdbc.sql("""
                insert into text_template (sub_account_id, name, subject, text, changed_by, changed_at)
                values (:subAccount, :name, :subject, :text, :by, :now)
                returning template_id
                """))
                .param("subAccount", subAccount.value())
                .query(UUID.class)
                .single();
    }

    @Override
    public boolean change(SubAccountId subAccount, UUID template, UserId by, Content content, Instant now) {
        return with(content, by, now, jdbc.sql("""
                update text_template
                   set name = :name, subject = :subject, text = :text, changed_by = :by, changed_at = :now
                 where sub_account_id = :subAccount
                   and template_id = :template
                """))
                        .param("subAccount", subAccount.value())
                        .param("template", template)
                        .update()
                > 0;
    }

    private static StatementSpec with(Content content, UserId by, Instant now, StatementSpec statement) {
        return statement
                .param("name", content.name())
                .param("subject", content.subject())
                .param("text", content.text())
                .param("by", by.value())
                .param("now", Columns.time(now));
    }

    @Override
    public boolean remove(SubAccountId subAccount, UUID template) {
        return jdbc.sql("delete from text_template where sub_account_id = :subAccount and template_id = :template")
                        .param("subAccount", subAccount.value())
                        .param("template", template)
                        .update()
                > 0;
    }

    @Override
    public Optional<TextTemplate> find(SubAccountId subAccount, UUID template) {
        return jdbc.sql("""
                select template_id, name, subject, text, changed_at
                  from text_template
                 where sub_account_id = :subAccount
                   and template_id = :template
                """)
                .param("subAccount", subAccount.value())
                .param("template", template)
                .query((row, n) -> template(row))
                .optional();
    }

    @Override
    public List<TextTemplate> all(SubAccountId subAccount) {
        return jdbc.sql("""
                select template_id, name, subject, text, changed_at
                  from text_template
                 where sub_account_id = :subAccount
                 order by lower(name), template_id
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> template(row))
                .list();
    }

    private static TextTemplate template(ResultSet row) throws SQLException {
        return new TextTemplate(
                Columns.uuid(row, "template_id"),
                new Content(row.getString("name"), row.getString("subject"), row.getString("text")),
                Columns.instant(row, "changed_at"));
    }
}
