package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.Draft.Content;
import dev.tandem.server.draft.DraftStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Drafts as rows. */
@Repository
class PostgresDraftStore implements DraftStore {

    private static final String COLUMNS =
            "draft_id, contact_id, kind, answers, to_line, cc_line, bcc_line, subject, text, html, from_address, revision, saved_at";

    private final JdbcClient jdbc;
    private final DraftFileRows files;

    PostgresDraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.files = new DraftFileRows(jdbc);
    }

    @Override
    public Draft begin(SubAccountId subAccount, UserId user, Optional<UUID> contact, Content content, Instant now) {
        return with(content, jdbc.sql("""
                insert into draft (sub_account_id, user_id, contact_id, kind, answers, to_line, cc_line, bcc_line, subject, text, html,
                                   from_address, saved_at)
                select :subAccount, :user, :contact, :kind,
                       (select message_id from message where sub_account_id = :subAccount and message_id = :answers),
                       :to, :cc, :bcc, :subject, :text, :html, :from, :now
                returning %s
                """.formatted(COLUMNS)))
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("contact", contact.orElse(null))
                .param("now", Columns.time(now))
                .query((row, n) -> draft(row, List.of()))
                .single();
    }

    @Override
    public Optional<Draft> change(
            SubAccountId subAccount,
            UserId user,
            UUID draft,
            Content content,
            Optional<Integer> revision,
            Instant now) {
        List<Draft.File> kept = files.of(subAccount, draft);
        return with(content, jdbc.sql("""
                update draft
                   set kind = :kind,
                       answers = (select message_id from message where sub_account_id = :subAccount and message_id = :answers),
                       to_line = :to, cc_line = :cc, bcc_line = :bcc, subject = :subject, text = :text, html = :html,
                       from_address = :from, revision = revision + 1, saved_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and draft_id = :draft
                   and message_id is null
                   and (cast(:revision as integer) is null or revision = :revision)
                returning %s
                """.formatted(COLUMNS)))
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("draft", draft)
                .param("revision", revision.orElse(null))
                .param("now", Columns.time(now))
                .query((row, n) -> draft(row, kept))
                .optional();
    }

    private static StatementSpec with(Content content, StatementSpec statement) {
        return statement
                .param("kind", content.kind().name())
                .param("answers", content.answers().orElse(null))
                .param("to", content.to())
                .param("cc", content.cc())
                .param("bcc", content.bcc())
                .param("subject", content.subject())
                .param("text", content.text())
                .param("html", content.html().orElse(null))
                .param("from", content.from().orElse(null));
    }

    @Override
    public Optional<Draft> find(SubAccountId subAccount, UserId user, UUID draft) {
        return own(subAccount, user, "and draft_id = :draft", 1, statement -> statement.param("draft", draft)).stream()
                .findFirst();
    }

    @Override
    public Optional<Draft> latest(SubAccountId subAccount, UserId user, Optional<UUID> contact) {
        return own(
                        subAccount,
                        user,
                        "and contact_id is not distinct from cast(:contact as uuid)",
                        1,
                        statement -> statement.param("contact", contact.orElse(null)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Draft> all(SubAccountId subAccount, UserId user, int limit) {
        return own(subAccount, user, "", limit, statement -> statement);
    }

    private List<Draft> own(
            SubAccountId subAccount, UserId user, String condition, int limit, UnaryOperator<StatementSpec> more) {
        return more.apply(jdbc.sql("""
                        select %s
                          from draft
                         where sub_account_id = :subAccount
                           and user_id = :user
                           and message_id is null
                           %s
                         order by saved_at desc, draft_id desc
                         limit :limit
                        """.formatted(COLUMNS, condition))
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .param("limit", limit))
                .query((row, n) -> draft(row, files.of(subAccount, Columns.uuid(row, "draft_id"))))
                .list();
    }

    @Override
    public int count(SubAccountId subAccount, UserId user) {
        return jdbc.sql("""
                select count(*)
                  from draft
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and message_id is null
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean discard(SubAccountId subAccount, UserId user, UUID draft) {
        return jdbc.sql("""
                delete from draft
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and draft_id = :draft
                   and message_id is null
                """)
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .param("draft", draft)
                        .update()
                > 0;
    }

    @Override
    public Optional<Draft.File> attach(SubAccountId subAccount, UserId user, UUID draft, NewFile file, Instant now) {
        return touched(subAccount, user, draft, now)
                ? Optional.of(files.add(subAccount, draft, file))
                : Optional.empty();
    }

    @Override
    public boolean detach(SubAccountId subAccount, UserId user, UUID draft, int n, Instant now) {
        return touched(subAccount, user, draft, now) && files.remove(subAccount, draft, n);
    }

    /** Locks the draft, too, so that of two files none takes the other's number. */
    private boolean touched(SubAccountId subAccount, UserId user, UUID draft, Instant now) {
        return jdbc.sql("""
                update draft
                   set saved_at = :now
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and draft_id = :draft
                   and message_id is null
                """)
                        .param("now", Columns.time(now))
                        .param("subAccount", subAccount.value())
                        .param("user", user.value())
                        .param("draft", draft)
                        .update()
                > 0;
    }

    @Override
    public void became(SubAccountId subAccount, UserId user, UUID draft, UUID message) {
        jdbc.sql("""
                update draft
                   set message_id = :message
                 where sub_account_id = :subAccount
                   and user_id = :user
                   and draft_id = :draft
                """)
                .param("message", message)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param("draft", draft)
                .update();
    }

    private static Draft draft(ResultSet row, List<Draft.File> files) throws SQLException {
        return new Draft(
                Columns.uuid(row, "draft_id"),
                Columns.optionalUuid(row, "contact_id"),
                new Content(
                        Draft.Kind.valueOf(row.getString("kind")),
                        Columns.optionalUuid(row, "answers"),
                        row.getString("to_line"),
                        row.getString("cc_line"),
                        row.getString("bcc_line"),
                        row.getString("subject"),
                        row.getString("text"),
                        Columns.optionalText(row, "html"),
                        Columns.optionalText(row, "from_address")),
                files,
                row.getInt("revision"),
                Columns.instant(row, "saved_at"));
    }
}
