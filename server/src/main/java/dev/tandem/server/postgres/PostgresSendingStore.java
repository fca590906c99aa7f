package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.outbound.SendTrouble;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.outbound.UnclearStore.Found;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import dev.tandem.server.postgres.ClaimRows.ShownThread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emails on their way out, in PostgreSQL. */
@Repository
class PostgresSendingStore implements SendingStore {

    private final JdbcClient jdbc;
    private final SendingLines lines;
    private final SentMessageRows messages;
    private final TakeOverRows takeOver;
    private final ClaimRows claims;
    private final SubAccountLock lock;
    private final SendingLeaseRows leases;
    private final DailyLimitRows limits;
    private final UnclearRows unclear;
    private final AgainRows again;

    PostgresSendingStore(
            JdbcClient jdbc, SentMessageRows messages, TakeOverRows takeOver, ClaimRows claims, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.lines = new SendingLines(jdbc);
        this.messages = messages;
        this.takeOver = takeOver;
        this.claims = claims;
        this.lock = lock;
        this.leases = new SendingLeaseRows(jdbc, Lease.TIME);
        this.limits = new DailyLimitRows(jdbc);
        this.unclear = new UnclearRows(jdbc);
        this.again = new AgainRows(jdbc);
    }

    @Override
    public UUID queue(NewSending sending, Instant now) {
        lock.take(sending.subAccount());
        messages.write(sending, now);
        jdbc.sql("""
                with queued as (
                    insert into sending (sub_account_id, message_id, mailbox_id, gmail_thread_id, next_attempt_at)
                    values (:subAccount, :message, :mailbox, :gmailThread, :leavesAt)
                    returning message_id
                )
                select pg_notify(:channel, :kind)
                  from queued
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .param("mailbox", sending.mailbox().value())
                .param("gmailThread", sending.gmailThread().map(ThreadId::value).orElse(null))
                .param("leavesAt", Columns.time(sending.leavesAt().orElse(now)))
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.SENDING.name())
                .query((row, n) -> n)
                .list();
        return sending.message();
    }

    @Override
    public Optional<Sending> find(SubAccountId subAccount, UUID message) {
        return lines.find(subAccount, message);
    }

    @Override
    public Optional<Sending> failed(SubAccountId subAccount, UUID message) {
        return lines.failed(subAccount, message);
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due sending) {
        leases.giveBack(node, sending);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }

    @Override
    public Optional<Instant> count(Due sending, Instant now) {
        return limits.count(sending, now);
    }

    @Override
    public void hold(Due sending, Instant until, Instant now) {
        lock.take(sending.subAccount());
        if (unsent(sending, "next_attempt_at = :now, attempts = 0, counted_at = null", until)) {
            messages.mayRetryAt(sending, Optional.of(until));
            messages.state(sending, "HELD", Optional.of(SendTrouble.DAILY_LIMIT), now);
        }
    }

    @Override
    public boolean holdFailed(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        return messages.holdFailed(subAccount, message, now);
    }

    @Override
    public boolean draftAsked(Due sending, Instant now) {
        lock.take(sending.subAccount());
        boolean asked = unsent(sending, "draft_asked_at = :now", now);
        if (asked) {
            messages.state(sending, "SENDING", Optional.empty(), now);
        }
        return asked;
    }

    @Override
    public void draftNotThere(Due sending) {
        jdbc.sql("""
                update sending
                   set draft_asked_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and draft_id is null
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    @Override
    public void draftTakenAway(Due sending) {
        jdbc.sql("""
                update sending
                   set draft_asked_at = null, draft_id = null, draft_thread_id = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and send_asked_at is null
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    @Override
    public void draftKnown(Due sending, Draft draft, Instant now) {
        lockAllWhoShow(sending, draft.threadId());
        int first = jdbc.sql("""
                update sending
                   set draft_id = :draft, draft_thread_id = :thread
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and draft_id is null
                """)
                .param("draft", draft.draftId())
                .param("thread", draft.threadId().value())
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        if (first == 1) {
            messages.bind(sending, draft.threadId(), now);
        }
    }

    @Override
    public void sendAsked(Due sending, Instant now) {
        lock.take(sending.subAccount());
        if (unsent(sending, "send_asked_at = :now", now)) {
            messages.state(sending, "SENDING", Optional.empty(), now);
        }
    }

    @Override
    public void draftStillThere(Due sending) {
        jdbc.sql("""
                update sending
                   set send_asked_at = null, unclear_since = null, looks = 0, looked_at = null, found = null, again_asked_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    @Override
    public void draftGone(Due sending, Instant now) {
        fact(sending, "draft_gone_at = :now, attempts = 0", now);
    }

    @Override
    public void sent(Due sending, GmailMessageId message, ThreadId thread, Instant now) {
        lockAllWhoShow(sending, thread);
        jdbc.sql("""
                update sending
                   set gmail_message_id = :gmailMessage, attempts = 0
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("gmailMessage", message.value())
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        messages.sent(sending, message, thread, now);
    }

    @Override
    public void readBack(Due sending, Optional<RfcMessageId> messageId, EmailIdentity identity, Instant now) {
        lock.take(sending.subAccount());
        takeOver.run(sending, identity, now);
        messages.identify(sending, messageId, identity, now);
        fact(sending, "finished_at = :now", now);
    }

    @Override
    public void waitUntil(Due sending, Instant until) {
        fact(sending, "next_attempt_at = :now", until);
    }

    @Override
    public void postpone(Due sending, Instant until) {
        jdbc.sql("""
                update sending
                   set attempts = attempts + 1, next_attempt_at = :until
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("until", Columns.time(until))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    /** Not due again until somebody asks. */
    @Override
    public void fail(Due sending, String reason, Optional<Instant> mayRetryAt, Instant now) {
        lock.take(sending.subAccount());
        if (unsent(sending, "next_attempt_at = 'infinity', attempts = 0, counted_at = null", now)) {
            messages.mayRetryAt(sending, mayRetryAt);
            messages.state(sending, "FAILED", Optional.of(reason), now);
        }
    }

    @Override
    public void unclear(Due sending, Found found, Optional<Instant> next, Instant now) {
        lock.take(sending.subAccount());
        if (unclear.note(sending, found, next, now)) {
            String reason = next.isPresent() ? SendTrouble.NOT_CONFIRMED : SendTrouble.SEARCH_ENDED;
            messages.state(sending, "UNKNOWN", Optional.of(reason), now);
        }
    }

    @Override
    public void startAnew(Due sending) {
        unclear.startAnew(sending);
    }

    @Override
    public boolean retry(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        return messages.requeue(subAccount, message, now) && again.byGmail(subAccount, message, now);
    }

    @Override
    public Optional<ThreadId> gmailThread(SubAccountId subAccount, UUID thread, MailboxId mailbox) {
        return lines.gmailThread(subAccount, thread, mailbox);
    }

    @Override
    public boolean isKnown(SubAccountId subAccount, MailboxId mailbox, GmailMessageId message) {
        return lines.isKnown(subAccount, mailbox, message);
    }

    /** R33: the claim that comes with the thread hides it wherever else it shows. */
    private void lockAllWhoShow(Due sending, ThreadId thread) {
        Stream<SubAccountId> others = claims.showing(new MailboxThread(sending.mailbox(), thread)).stream()
                .map(ShownThread::subAccount);
        lock.take(Stream.concat(Stream.of(sending.subAccount()), others));
    }

    private void fact(Due sending, String assignment, Instant now) {
        write(sending, assignment, "true", now);
    }

    /** A node that slept while another one sent the email changes nothing any more (F32). */
    private boolean unsent(Due sending, String assignment, Instant now) {
        return write(sending, assignment, "gmail_message_id is null", now);
    }

    private boolean write(Due sending, String assignment, String condition, Instant now) {
        return jdbc.sql("""
                update sending
                   set %s
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and %s
                """.formatted(assignment, condition))
                        .param("now", Columns.time(now))
                        .param("subAccount", sending.subAccount().value())
                        .param("message", sending.message())
                        .update()
                == 1;
    }
}
