package dev.tandem.server.postgres;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.workflow.RunRules.Contact;
import dev.tandem.server.workflow.RunStore.Known;
import dev.tandem.server.workflow.RunStore.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of a run's contact, and of the emails since it began. */
final class RunKnownRows {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    RunKnownRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Known of(Run run, Instant now) {
        return new Known(contact(run), replied(run), emails(run, now.minus(DAY)));
    }

    private Optional<Contact> contact(Run run) {
        return jdbc.sql("""
                select do_not_disturb, tags, assigned_to, match_key is not null as has_address,
                       exists (select 1
                                 from bounce
                                where bounce.sub_account_id = contact.sub_account_id
                                  and bounce.match_key = contact_address.match_key) as bounced
                  from contact
                  left join contact_address
                    on contact_address.sub_account_id = contact.sub_account_id
                   and contact_address.contact_id = contact.contact_id
                   and is_primary
                 where contact.sub_account_id = :subAccount
                   and contact.contact_id = :contact
                """)
                .param("subAccount", run.due().subAccount().value())
                .param("contact", run.contact().value())
                .query((row, n) -> new Contact(
                        row.getBoolean("do_not_disturb"),
                        row.getBoolean("has_address"),
                        row.getBoolean("bounced"),
                        Set.copyOf(Columns.texts(row, "tags")),
                        Columns.optionalUuid(row, "assigned_to").map(UserId::new)))
                .optional();
    }

    /** The email that started the run is no reply, and what was brought in from before it is none either. */
    private boolean replied(Run run) {
        return jdbc.sql("""
                select exists (select 1
                                 from workflow_run
                                 join conversation using (sub_account_id, contact_id)
                                 join message using (sub_account_id, conversation_id)
                                where sub_account_id = :subAccount
                                  and run_id = :run
                                  and direction = 'INBOUND'
                                  and not automatic
                                  and received_at >= started_at
                                  and message.message_id is distinct from cause_message_id)
                """)
                .param("subAccount", run.due().subAccount().value())
                .param("run", run.due().run())
                .query(Boolean.class)
                .single();
    }

    private int emails(Run run, Instant since) {
        return jdbc.sql("""
                select count(*)
                  from conversation
                  join message using (sub_account_id, conversation_id)
                 where sub_account_id = :subAccount
                   and contact_id = :contact
                   and origin = 'WORKFLOW'
                   and message.created_at > :since
                """)
                .param("subAccount", run.due().subAccount().value())
                .param("contact", run.contact().value())
                .param("since", Columns.time(since))
                .query(Integer.class)
                .single();
    }
}
