package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import dev.tandem.server.smartbcc.CaptureStore.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lists show of emails to smart addresses. */
@Component
class CaptureLines {

    private final JdbcClient jdbc;

    CaptureLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Line> page(SubAccountId subAccount, UserId owner, Optional<State> state, Optional<String> cursor, int limit) {
        var lines = jdbc.sql("""
                select capture_id, accepted_at, state, reason, author, subject, contact.contact_id,
                       nullif(trim(first_name || ' ' || last_name), '') as contact_name
                  from smart_capture
                  left join contact using (sub_account_id, contact_id)
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and (cast(:state as text) is null or state = :state)
                   and (cast(:after as uuid) is null
                        or (accepted_at, capture_id) < (select accepted_at, capture_id
                                                          from smart_capture
                                                         where sub_account_id = :subAccount
                                                           and user_id = :owner
                                                           and capture_id = :after))
                 order by accepted_at desc, capture_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .param("state", state.map(State::name).orElse(null))
                .param("after", cursor.map(word -> Cursor.uuid(cursor)).orElse(null))
                .param("limit", limit + 1)
                .query((row, n) -> line(row))
                .list();
        return Cursor.page(lines, limit, line -> line.capture().toString());
    }

    int quarantined(SubAccountId subAccount, UserId owner) {
        return jdbc.sql("""
                select count(*)
                  from smart_capture
                 where sub_account_id = :subAccount
                   and user_id = :owner
                   and state = 'QUARANTINED'
                """)
                .param("subAccount", subAccount.value())
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                Columns.uuid(row, "capture_id"),
                Columns.instant(row, "accepted_at"),
                State.valueOf(row.getString("state")),
                Columns.optionalText(row, "reason"),
                row.getString("author"),
                row.getString("subject"),
                Columns.optionalUuid(row, "contact_id"),
                Columns.optionalText(row, "contact_name"));
    }
}
