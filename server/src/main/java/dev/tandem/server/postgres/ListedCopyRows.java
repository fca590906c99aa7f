package dev.tandem.server.postgres;

import dev.tandem.core.inbound.ReconciliationRules;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ReconciliationStore.Differing;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.inbound.ReconciliationStore.Unseen;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a listing saw of the copies that the CRM shows. A change of a copy's labels takes the evidence about its labels away (a trigger of
 * the table does it): whoever told of it knows better than a page that was read before.
 */
final class ListedCopyRows {

    private final JdbcClient jdbc;

    ListedCopyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void see(MailboxId mailbox, Run run, MessagePage page) {
        String[] label = run.place().step().label().map(Label::id).stream().toArray(String[]::new);
        if (run.place().step().meets()) {
            met(mailbox, run, page, label);
        } else {
            carrying(mailbox, run, page, label);
        }
    }

    private void met(MailboxId mailbox, Run run, MessagePage page, String[] label) {
        jdbc.sql("""
                update mailbox_copy
                   set listed_run = :run, listed_labels = :label
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                """)
                .param("run", run.number())
                .param("label", label)
                .param("mailbox", mailbox.value())
                .param("messages", ListingRows.ids(page))
                .update();
    }

    /** Reading a page twice changes nothing. */
    private void carrying(MailboxId mailbox, Run run, MessagePage page, String[] label) {
        jdbc.sql("""
                update mailbox_copy
                   set listed_labels = listed_labels || cast(:label as text[])
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                   and listed_run = :run
                   and not listed_labels @> cast(:label as text[])
                """)
                .param("label", label)
                .param("mailbox", mailbox.value())
                .param("messages", ListingRows.ids(page))
                .param("run", run.number())
                .update();
    }

    /** Two sets are the same where each contains the other. */
    List<Differing> differing(MailboxId mailbox, Run run, int limit) {
        return jdbc.sql("""
                select gmail_message_id, labels, listed_labels
                  from mailbox_copy
                 where mailbox_id = :mailbox
                   and listed_run = :run
                   and deleted_at is null
                   and not (labels @> listed_labels
                            and listed_labels @> array(select label
                                                         from unnest(labels) as label
                                                        where label = any (cast(:compared as text[]))))
                 limit :limit
                """)
                .param("mailbox", mailbox.value())
                .param("run", run.number())
                .param("compared", Columns.labels(ReconciliationRules.COMPARED))
                .param("limit", limit)
                .query((row, n) -> new Differing(
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Columns.labels(row, "labels").orElseThrow(),
                        Columns.labels(row, "listed_labels").orElseThrow()))
                .list();
    }

    void settled(MailboxId mailbox, Set<GmailMessageId> messages) {
        jdbc.sql("""
                update mailbox_copy
                   set listed_labels = null
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                """)
                .param("mailbox", mailbox.value())
                .param("messages", ids(messages))
                .update();
    }

    List<Unseen> unseen(MailboxId mailbox, Run run, int limit) {
        return jdbc.sql("""
                select gmail_message_id, met_at, internal_date
                  from mailbox_copy
                  join arrival using (mailbox_id, gmail_message_id)
                 where mailbox_id = :mailbox
                   and listed_run is distinct from :run
                   and deleted_at is null
                   and met_at < :begunAt
                   and internal_date >= :since
                   and (cast(:until as timestamptz) is null or internal_date < :until)
                 order by internal_date desc
                 limit :limit
                """)
                .param("mailbox", mailbox.value())
                .param("run", run.number())
                .param("begunAt", Columns.time(run.begunAt()))
                .param("since", Columns.time(run.stretch().since()))
                .param("until", run.stretch().until().map(Columns::time).orElse(null))
                .param("limit", limit)
                .query((row, n) -> new Unseen(
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Columns.instant(row, "met_at"),
                        Columns.instant(row, "internal_date")))
                .list();
    }

    void seen(MailboxId mailbox, Run run, Set<GmailMessageId> messages) {
        jdbc.sql("""
                update mailbox_copy
                   set listed_run = :run
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                """)
                .param("run", run.number())
                .param("mailbox", mailbox.value())
                .param("messages", ids(messages))
                .update();
    }

    private static String[] ids(Set<GmailMessageId> messages) {
        return messages.stream().map(GmailMessageId::value).toArray(String[]::new);
    }
}
