package dev.tandem.server.postgres;

import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ReconciliationStore.Run;
import dev.tandem.server.mailbox.Gmail.Listed;
import dev.tandem.server.mailbox.Gmail.MessagePage;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page of a mailbox's own listing tells the ledger. */
final class ListingRows {

    private final JdbcClient jdbc;

    ListingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int meet(MailboxId mailbox, Run run, MessagePage page, Instant now) {
        return insertUnknown(mailbox, run, page, now)
                + (run.place().step().label().isEmpty() ? judgeAgain(mailbox, run, page) : 0);
    }

    /** Whatever the page, they are noted as of the beginning of the run: a listing begins with the newest, they are judged oldest first. */
    private int insertUnknown(MailboxId mailbox, Run run, MessagePage page, Instant now) {
        Optional<Label> label = run.place().step().label();
        return jdbc.sql("""
                insert into arrival (mailbox_id, gmail_message_id, gmail_thread_id, labels, added_at, state, next_attempt_at, met_at)
                select :mailbox, message, thread, cast(:labels as text[]), null, 'PENDING', :begunAt, :now
                  from unnest(cast(:messages as text[]), cast(:threads as text[])) as listed (message, thread)
                 order by message collate "C"
                on conflict (mailbox_id, gmail_message_id) do nothing
                """)
                .param("mailbox", mailbox.value())
                .param("labels", label.map(one -> new String[] {one.id()}).orElse(null))
                .param("begunAt", Columns.time(run.begunAt()))
                .param("now", Columns.time(now))
                .param("messages", ids(page))
                .param(
                        "threads",
                        page.messages().stream()
                                .map(listed -> listed.threadId().value())
                                .toArray(String[]::new))
                .update();
    }

    /** R17, F15: out of spam or trash while nobody told; F22: believed gone, and there. */
    private int judgeAgain(MailboxId mailbox, Run run, MessagePage page) {
        return jdbc.sql("""
                update arrival
                   set state = 'PENDING', labels = null, attempts = 0, reason = null, judged_at = null, next_attempt_at = :begunAt
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                   and (state = 'GONE'
                        or (state = 'JUDGED'
                            and exists (select 1
                                          from verdict
                                         where verdict.mailbox_id = arrival.mailbox_id
                                           and verdict.gmail_message_id = arrival.gmail_message_id
                                           and verdict.rule = 'R17')))
                """)
                .param("begunAt", Columns.time(run.begunAt()))
                .param("mailbox", mailbox.value())
                .param("messages", ids(page))
                .update();
    }

    static String[] ids(MessagePage page) {
        return page.messages().stream().map(Listed::id).map(id -> id.value()).toArray(String[]::new);
    }
}
