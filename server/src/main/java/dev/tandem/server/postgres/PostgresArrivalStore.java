package dev.tandem.server.postgres;

import dev.tandem.core.inbound.Candidate;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.inbound.LabelChange;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ArrivalStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger of a mailbox in PostgreSQL. */
@Repository
class PostgresArrivalStore implements ArrivalStore {

    private final JdbcClient jdbc;
    private final DeletedCopyRows deleted;
    private final WaitingRows waiting;
    private final FlagRows flags;
    private final JudgeAgainRows again;

    PostgresArrivalStore(JdbcClient jdbc, DeletedCopyRows deleted, FlagRows flags) {
        this.jdbc = jdbc;
        this.deleted = deleted;
        this.waiting = new WaitingRows(jdbc);
        this.flags = flags;
        this.again = new JudgeAgainRows(jdbc);
    }

    @Override
    public HistoryCursor cursor(MailboxId mailbox) {
        return jdbc.sql("""
                select history_cursor
                  from mailbox
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.cursor(row, "history_cursor"))
                .single();
    }

    @Override
    public Optional<Instant> earliestBaseline(MailboxId mailbox) {
        return jdbc.sql("""
                select baseline_at
                  from connection
                 where mailbox_id = :mailbox
                   and disconnected_at is null
                 order by baseline_at
                 limit 1
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> Columns.instant(row, "baseline_at"))
                .optional();
    }

    /** Whoever changes a sub-account takes its lock before rows of the ledger. */
    @Override
    public void note(MailboxId mailbox, HistoryPlan plan, Instant now) {
        flags.lock(mailbox, changed(plan));
        deleted.delete(mailbox, plan.deleted(), now);
        plan.candidates().forEach(candidate -> note(mailbox, candidate, now));
        plan.labelChanges().forEach(change -> relabel(mailbox, change, now));
    }

    /**
     * A message that is in the ledger stays as it is, except one that its labels kept out and that moved into scope: it is judged again
     * (R17, F15).
     */
    private void note(MailboxId mailbox, Candidate candidate, Instant now) {
        jdbc.sql("""
                insert into arrival (mailbox_id, gmail_message_id, gmail_thread_id, labels, added_at, state, next_attempt_at, met_at)
                values (:mailbox, :message, :thread, :labels, :addedAt, 'PENDING', :now, :now)
                on conflict (mailbox_id, gmail_message_id) do update
                   set state = 'PENDING', labels = null, next_attempt_at = :now, judged_at = null
                 where excluded.added_at is null
                   and arrival.state = 'JUDGED'
                   and exists (select 1
                                 from verdict
                                where verdict.mailbox_id = arrival.mailbox_id
                                  and verdict.gmail_message_id = arrival.gmail_message_id
                                  and verdict.rule = 'R17')
                """)
                .param("mailbox", mailbox.value())
                .param("message", candidate.message().value())
                .param("thread", candidate.threadId().value())
                .param("labels", candidate.labels().map(Columns::labels).orElse(null))
                .param("addedAt", candidate.addedAt().map(Columns::number).orElse(null))
                .param("now", Columns.time(now))
                .update();
    }

    private static List<GmailMessageId> changed(HistoryPlan plan) {
        return Stream.concat(plan.labelChanges().stream().map(LabelChange::message), plan.deleted().stream())
                .toList();
    }

    /** What the mailbox holds, and what a message that still waits for its verdict will be judged by (F18). */
    private void relabel(MailboxId mailbox, LabelChange change, Instant now) {
        jdbc.sql("""
                update arrival
                   set labels = array(select distinct label
                                        from unnest(labels || cast(:added as text[])) as label
                                       where label <> all (cast(:removed as text[]))
                                       order by label)
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                   and state = 'PENDING'
                   and labels is not null
                """)
                .param("added", Columns.labels(change.added()))
                .param("removed", Columns.labels(change.removed()))
                .param("mailbox", mailbox.value())
                .param("message", change.message().value())
                .update();
        flags.relabel(mailbox, change.message(), change::on, now);
    }

    @Override
    public void moveCursor(MailboxId mailbox, HistoryCursor to) {
        jdbc.sql("""
                update mailbox
                   set history_cursor = :to
                 where mailbox_id = :mailbox
                   and history_cursor < :to
                """)
                .param("to", Columns.number(to))
                .param("mailbox", mailbox.value())
                .update();
    }

    @Override
    public List<Waiting> due(MailboxId mailbox, Instant now, int limit) {
        return waiting.due(mailbox, now, limit);
    }

    @Override
    public Optional<Instant> nextDue(MailboxId mailbox) {
        return waiting.nextDue(mailbox);
    }

    @Override
    public void judged(MailboxId mailbox, GmailMessageId message, Instant now) {
        end(mailbox, message, "JUDGED", now);
    }

    @Override
    public void gone(MailboxId mailbox, GmailMessageId message, Instant now) {
        end(mailbox, message, "GONE", now);
    }

    private void end(MailboxId mailbox, GmailMessageId message, String state, Instant now) {
        jdbc.sql("""
                update arrival
                   set state = :state, judged_at = :now, reason = null
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("state", state)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("message", message.value())
                .update();
    }

    @Override
    public void postpone(MailboxId mailbox, GmailMessageId message, Instant until) {
        jdbc.sql("""
                update arrival
                   set next_attempt_at = :until
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .param("message", message.value())
                .update();
    }

    @Override
    public void failed(MailboxId mailbox, GmailMessageId message, Instant until, String reason) {
        jdbc.sql("""
                update arrival
                   set attempts = attempts + 1, next_attempt_at = :until, reason = :reason
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("until", Columns.time(until))
                .param("reason", reason)
                .param("mailbox", mailbox.value())
                .param("message", message.value())
                .update();
    }

    @Override
    public void park(MailboxId mailbox, GmailMessageId message, String reason, Instant now) {
        jdbc.sql("""
                update arrival
                   set state = 'PARKED', attempts = attempts + 1, reason = :reason, parked_at = :now
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                """)
                .param("reason", reason)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("message", message.value())
                .update();
    }

    @Override
    public int judgeAgain(MailboxId mailbox, Set<GmailMessageId> messages, Instant now) {
        return again.run(mailbox, messages, now);
    }
}
