package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.workflow.StartRules.Email;
import dev.tandem.core.workflow.StartRules.Happened;
import dev.tandem.server.workflow.RunStore.Concern;
import dev.tandem.server.workflow.RunStore.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may start workflows. Cross-tenant by purpose where it is taken: the loop that decides about whatever is due. */
final class WorkflowEventRows {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    WorkflowEventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Event> take(Instant now, int max) {
        return jdbc.sql("""
                select sub_account_id, event_id, workflow_id, contact_id, message_id, depth, occasion
                  from workflow_event
                 where due_at <= :now
                 order by due_at, event_id
                 limit :max
                   for update skip locked
                """)
                .param("now", Columns.time(now))
                .param("max", max)
                .query((row, n) -> new Event(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        row.getLong("event_id"),
                        new Concern(
                                Columns.uuid(row, "workflow_id"),
                                new ContactId(Columns.uuid(row, "contact_id")),
                                Columns.optionalUuid(row, "message_id")),
                        row.getInt("depth"),
                        row.getString("occasion")))
                .list();
    }

    void postpone(Event event, Instant until) {
        jdbc.sql("update workflow_event set due_at = :until where sub_account_id = :subAccount and event_id = :event")
                .param("until", Columns.time(until))
                .param("subAccount", event.subAccount().value())
                .param("event", event.id())
                .update();
    }

    void drop(Event event) {
        jdbc.sql("delete from workflow_event where sub_account_id = :subAccount and event_id = :event")
                .param("subAccount", event.subAccount().value())
                .param("event", event.id())
                .update();
    }

    Optional<Duration> nextIn(Instant now) {
        return Lease.wait(jdbc.sql("""
                select extract(epoch from min(due_at) - cast(:now as timestamptz))::double precision
                  from workflow_event
                """).param("now", Columns.time(now)));
    }

    Happened happened(SubAccountId subAccount, Concern concern, int depth, Instant now) {
        Optional<Email> email = concern.message().map(message -> email(subAccount, message));
        return jdbc.sql("""
                select enabled,
                       exists (select 1
                                 from workflow_run
                                where workflow_run.sub_account_id = workflow.sub_account_id
                                  and workflow_run.workflow_id = workflow.workflow_id
                                  and contact_id = :contact
                                  and state = 'OPEN') as open,
                       (select count(*)
                          from workflow_run
                         where workflow_run.sub_account_id = workflow.sub_account_id
                           and workflow_run.workflow_id = workflow.workflow_id
                           and contact_id = :contact
                           and started_at > :dayAgo) as starts
                  from workflow
                 where sub_account_id = :subAccount
                   and workflow_id = :workflow
                """)
                .param("contact", concern.contact().value())
                .param("dayAgo", Columns.time(now.minus(DAY)))
                .param("subAccount", subAccount.value())
                .param("workflow", concern.workflow())
                .query((row, n) -> new Happened(
                        row.getBoolean("enabled"), row.getBoolean("open"), depth, row.getInt("starts"), email))
                .optional()
                .orElse(new Happened(false, false, depth, 0, email));
    }

    /** An email that is gone is taken as one from the past. */
    private Email email(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select automatic, received_at, case when state in ('SENT', 'RECEIVED') then coalesce(sent_at, received_at) end as sent_at,
                       exists (select 1
                                 from message as later
                                where later.sub_account_id = message.sub_account_id
                                  and later.conversation_id = message.conversation_id
                                  and later.received_at > message.received_at
                                  and later.direction = 'INBOUND'
                                  and not later.automatic) as answered,
                       exists (select 1
                                 from message as later
                                where later.sub_account_id = message.sub_account_id
                                  and later.conversation_id = message.conversation_id
                                  and later.received_at > message.received_at
                                  and later.direction = 'OUTBOUND'
                                  and later.origin in ('INDIVIDUAL', 'SMART_BCC')) as wrote_again
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> new Email(
                        row.getBoolean("automatic"),
                        Columns.instant(row, "received_at"),
                        Columns.optionalInstant(row, "sent_at"),
                        row.getBoolean("answered"),
                        row.getBoolean("wrote_again")))
                .optional()
                .orElse(new Email(false, Instant.EPOCH, Optional.empty(), false, false));
    }
}
