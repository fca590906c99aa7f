package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictFacts;
import dev.tandem.server.conversation.VerdictQueries.VerdictLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Joins verdicts with the rows they name. */
@Repository
class PostgresVerdictFacts implements VerdictFacts {

    private final JdbcClient jdbc;

    PostgresVerdictFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Copy> copyOf(SubAccountId subAccount, UserId user, UUID message) {
        return jdbc.sql("""
                select source.mailbox_id, source.gmail_message_id
                  from message_source source
                 where source.sub_account_id = :subAccount
                   and source.message_id = :message
                   and source.gmail_message_id is not null
                 order by exists (select 1
                                    from connection
                                   where connection.sub_account_id = source.sub_account_id
                                     and connection.mailbox_id = source.mailbox_id
                                     and connection.user_id = :user) desc, noted_at
                 limit 1
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("user", user.value())
                .query((row, _) -> copy(row))
                .optional();
    }

    @Override
    public Optional<VerdictLine> verdict(SubAccountId subAccount, Copy copy) {
        return jdbc.sql("""
                select verdict.mailbox_id, verdict.gmail_message_id, mailbox.address, outcome, rule,
                       array(select (step ->> 'finding') || ' ' || (step ->> 'decided')
                               from jsonb_array_elements(steps) with ordinality as listed (step, n)
                              order by n) as steps,
                       verdict.contact_id, verdict.message_id, verdict.received_at, judged_at, rfc_message_id
                  from verdict
                  join mailbox using (mailbox_id)
                  left join message
                    on message.sub_account_id = verdict.sub_account_id
                   and message.message_id = verdict.message_id
                 where verdict.sub_account_id = :subAccount
                   and verdict.mailbox_id = :mailbox
                   and verdict.gmail_message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", copy.mailbox().value())
                .param("message", copy.gmailMessageId())
                .query((row, _) -> PostgresVerdictQueries.line(row))
                .optional();
    }

    @Override
    public Map<Copy, Facts> of(SubAccountId subAccount, UserId user, List<Copy> copies) {
        Map<Copy, Facts> facts = new LinkedHashMap<>();
        jdbc.sql("""
                select asked.mailbox_id, asked.gmail_message_id, arrival.met_at, mailbox_copy.labels,
                       contact.contact_id, contact.first_name, contact.last_name, contact.company,
                       contact.assigned_to, assignee.name as assigned_name,
                       thread.subject, thread.conversation_id, binding.bound_at,
                       (select connected_at
                          from connection
                         where connection.sub_account_id = :subAccount
                           and connection.mailbox_id = asked.mailbox_id
                         order by (user_id = :user) desc, (disconnected_at is null) desc, connected_at
                         limit 1) as connected_at,
                       (select count(*)
                          from message_source
                         where message_source.sub_account_id = :subAccount
                           and message_source.message_id = verdict.message_id) as sources
                  from unnest(cast(:mailboxes as uuid[]), cast(:messages as text[])) as asked (mailbox_id, gmail_message_id)
                  left join arrival using (mailbox_id, gmail_message_id)
                  left join mailbox_copy using (mailbox_id, gmail_message_id)
                  left join verdict
                    on verdict.mailbox_id = asked.mailbox_id
                   and verdict.gmail_message_id = asked.gmail_message_id
                   and verdict.sub_account_id = :subAccount
                  left join contact
                    on contact.sub_account_id = :subAccount
                   and contact.contact_id = verdict.contact_id
                  left join crm_user assignee on assignee.user_id = contact.assigned_to
                  left join message
                    on message.sub_account_id = :subAccount
                   and message.message_id = verdict.message_id
                  left join thread
                    on thread.sub_account_id = :subAccount
                   and thread.thread_id = message.thread_id
                  left join binding
                    on binding.sub_account_id = :subAccount
                   and binding.mailbox_id = asked.mailbox_id
                   and binding.gmail_thread_id = coalesce(mailbox_copy.gmail_thread_id, arrival.gmail_thread_id)
                   and binding.thread_id = message.thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("user", user.value())
                .param(
                        "mailboxes",
                        copies.stream().map(copy -> copy.mailbox().value()).toArray(UUID[]::new))
                .param("messages", copies.stream().map(Copy::gmailMessageId).toArray(String[]::new))
                .query((row, _) -> facts.put(copy(row), facts(row)))
                .list();
        return facts;
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(new MailboxId(Columns.uuid(row, "mailbox_id")), row.getString("gmail_message_id"));
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                Columns.optionalInstant(row, "connected_at"),
                Columns.optionalUuid(row, "contact_id").isPresent() ? Optional.of(person(row)) : Optional.empty(),
                Columns.optionalUuid(row, "conversation_id").isPresent() ? Optional.of(thread(row)) : Optional.empty(),
                row.getArray("labels") == null
                        ? List.of()
                        : Arrays.asList((String[]) row.getArray("labels").getArray()),
                row.getInt("sources"),
                Columns.optionalInstant(row, "met_at"));
    }

    private static Person person(ResultSet row) throws SQLException {
        String name = (row.getString("first_name") + " " + row.getString("last_name")).strip();
        return new Person(
                Columns.uuid(row, "contact_id"),
                name.isEmpty() ? row.getString("company") : name,
                Columns.optionalUuid(row, "assigned_to").map(UserId::new),
                Columns.optionalText(row, "assigned_name"));
    }

    private static InThread thread(ResultSet row) throws SQLException {
        return new InThread(
                row.getString("subject"),
                Columns.uuid(row, "conversation_id"),
                Columns.optionalInstant(row, "bound_at"));
    }

    /** Cross-tenant by purpose: the user's own sub-accounts on the user's own mailbox, and no other. */
    @Override
    public List<Elsewhere> elsewhere(SubAccountId here, UserId user, Copy copy) {
        return jdbc.sql("""
                select sub_account.sub_account_id, sub_account.name, verdict.outcome, verdict.rule
                  from verdict
                  join connection
                    on connection.sub_account_id = verdict.sub_account_id
                   and connection.mailbox_id = verdict.mailbox_id
                   and connection.user_id = :user
                   and connection.disconnected_at is null
                  join membership
                    on membership.sub_account_id = verdict.sub_account_id
                   and membership.user_id = :user
                  join sub_account on sub_account.sub_account_id = verdict.sub_account_id
                 where verdict.mailbox_id = :mailbox
                   and verdict.gmail_message_id = :message
                   and verdict.sub_account_id <> :here
                   and exists (select 1
                                 from connection own
                                where own.sub_account_id = :here
                                  and own.mailbox_id = verdict.mailbox_id
                                  and own.user_id = :user)
                 order by sub_account.name, sub_account.sub_account_id
                """)
                .param("user", user.value())
                .param("mailbox", copy.mailbox().value())
                .param("message", copy.gmailMessageId())
                .param("here", here.value())
                .query((row, _) -> new Elsewhere(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        row.getString("name"),
                        row.getString("outcome"),
                        row.getString("rule")))
                .list();
    }
}
