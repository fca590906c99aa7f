package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers changes by a locked counter row and tells every node of them when the transaction commits. */
@Component
class PostgresChangeLog implements ChangeLog {

    /** What is told is {@code <sub-account>:<number>}. */
    static final String CHANNEL = "tandem_changes";

    private final JdbcClient jdbc;

    PostgresChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The counter's row stays locked until the transaction ends: a later number can never become visible before an earlier one. */
    @Override
    public void append(SubAccountId subAccount, Subject subject, Instant now) {
        jdbc.sql("""
                with counted as (
                    insert into change_counter (sub_account_id, last_number)
                    values (:subAccount, 1)
                    on conflict (sub_account_id) do update set last_number = change_counter.last_number + 1
                    returning sub_account_id, last_number
                ), logged as (
                    insert into change_log (sub_account_id, number, at, kind, conversation_id, message_id, contact_id, user_id)
                    select sub_account_id, last_number, :now, :kind, :conversation, :message, :contact, :user
                      from counted
                    returning sub_account_id, number
                )
                select pg_notify(:channel, sub_account_id || ':' || number)
                  from logged
                """)
                .param("subAccount", subAccount.value())
                .param("now", Columns.time(now))
                .param("kind", subject.kind().name())
                .param("conversation", subject.conversation().orElse(null))
                .param("message", subject.message().orElse(null))
                .param("contact", subject.contact().orElse(null))
                .param("user", subject.user().orElse(null))
                .param("channel", CHANNEL)
                .query((row, index) -> index)
                .list();
    }

    @Override
    public void appendAll(SubAccountId subAccount, List<Subject> subjects, Instant now) {
        if (subjects.isEmpty()) {
            return;
        }
        jdbc.sql("""
                with counted as (
                    insert into change_counter (sub_account_id, last_number)
                    values (:subAccount, :count)
                    on conflict (sub_account_id) do update set last_number = change_counter.last_number + :count
                    returning sub_account_id, last_number
                ), logged as (
                    insert into change_log (sub_account_id, number, at, kind, conversation_id, message_id, contact_id, user_id)
                    select sub_account_id, last_number - :count + n, :now, kind, conversation, message, contact, person
                      from counted,
                           unnest(:kinds::text[], :conversations::uuid[], :messages::uuid[], :contacts::uuid[], :users::uuid[])
                                with ordinality as told (kind, conversation, message, contact, person, n)
                )
                select pg_notify(:channel, sub_account_id || ':' || last_number)
                  from counted
                """)
                .param("subAccount", subAccount.value())
                .param("count", subjects.size())
                .param("now", Columns.time(now))
                .param(
                        "kinds",
                        subjects.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .param("conversations", ids(subjects, Subject::conversation))
                .param("messages", ids(subjects, Subject::message))
                .param("contacts", ids(subjects, Subject::contact))
                .param("users", ids(subjects, Subject::user))
                .param("channel", CHANNEL)
                .query((row, index) -> index)
                .list();
    }

    private static @Nullable UUID[] ids(List<Subject> subjects, Function<Subject, Optional<UUID>> id) {
        return subjects.stream().map(each -> id.apply(each).orElse(null)).toArray(UUID[]::new);
    }

    @Override
    public List<Entry> after(SubAccountId subAccount, long number, int limit) {
        return jdbc.sql("""
                select number, at, kind, conversation_id, message_id, contact_id, user_id
                  from change_log
                 where sub_account_id = :subAccount
                   and number > :number
                 order by number
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("number", number)
                .param("limit", limit)
                .query((row, index) -> entry(row))
                .list();
    }

    @Override
    public long last(SubAccountId subAccount) {
        return jdbc.sql("select last_number from change_counter where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Subject subject = new Subject(
                Kind.valueOf(row.getString("kind")),
                Columns.optionalUuid(row, "conversation_id"),
                Columns.optionalUuid(row, "message_id"),
                Columns.optionalUuid(row, "contact_id"),
                Columns.optionalUuid(row, "user_id"));
        return new Entry(row.getLong("number"), Columns.instant(row, "at"), subject);
    }
}
