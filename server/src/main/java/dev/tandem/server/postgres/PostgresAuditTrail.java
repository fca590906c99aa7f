package dev.tandem.server.postgres;

import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The audit trail as rows. */
@Component
class PostgresAuditTrail implements AuditTrail {

    private final JdbcClient jdbc;

    PostgresAuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID record(Access access, String action, String subject, Instant now) {
        return jdbc.sql("""
                insert into audit_entry (sub_account_id, at, actor_id, in_name_of_id, action, subject)
                values (:subAccount, :now, :actor, :inNameOf, :action, :subject)
                returning audit_entry_id
                """)
                .param("subAccount", access.subAccountId().value())
                .param("now", Columns.time(now))
                .param("actor", access.actor().accountable().id().value())
                .param(
                        "inNameOf",
                        access.actor()
                                .behind()
                                .map(_ -> access.userId().value())
                                .orElse(null))
                .param("action", action)
                .param("subject", subject)
                .query(UUID.class)
                .single();
    }

    @Override
    public void answered(Access access, UUID entry, int status) {
        jdbc.sql("""
                update audit_entry
                   set status = :status
                 where sub_account_id = :subAccount
                   and audit_entry_id = :entry
                """)
                .param("status", status)
                .param("subAccount", access.subAccountId().value())
                .param("entry", entry)
                .update();
    }

    @Override
    public List<Entry> latest(Access access, int limit) {
        return jdbc.sql("""
                select e.at, a.name as actor, n.name as in_name_of, e.action, e.subject, e.status
                  from audit_entry e
                  join crm_user a on a.user_id = e.actor_id
                  left join crm_user n on n.user_id = e.in_name_of_id
                 where e.sub_account_id = :subAccount
                 order by e.at desc, e.audit_entry_id desc
                 limit :limit
                """)
                .param("subAccount", access.subAccountId().value())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Columns.instant(row, "at"),
                row.getString("actor"),
                Columns.optionalText(row, "in_name_of"),
                row.getString("action"),
                row.getString("subject"),
                Optional.ofNullable(row.getObject("status", Integer.class)));
    }
}
