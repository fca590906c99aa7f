package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.outbound.SendProgress;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.outbound.SendingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emails on their way out, in PostgreSQL. */
@Repository
class PostgresSendingStore implements SendingStore {

    private final JdbcClient jdbc;
    private final SentMessageRows messages;
    private final SubAccountLock lock;

    PostgresSendingStore(JdbcClient jdbc, SentMessageRows messages, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.lock = lock;
    }

    @Override
    public UUID queue(NewSending sending, Instant now) {
        lock.take(sending.subAccount());
        messages.write(sending, now);
        jdbc.sql("""
                insert into sending (sub_account_id, message_id, mailbox_id, gmail_thread_id, next_attempt_at)
                values (:subAccount, :message, :mailbox, :gmailThread, :now)
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .param("mailbox", sending.mailbox().value())
                .param("gmailThread", sending.gmailThread().map(ThreadId::value).orElse(null))
                .param("now", Columns.time(now))
                .update();
        return sending.message();
    }

    @Override
    public Optional<Sending> find(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                select sending.sub_account_id, sending.message_id, sending.mailbox_id, gmail_thread_id, attempts, draft_asked_at,
                       draft_id, draft_thread_id, send_asked_at, draft_gone_at, gmail_message_id, finished_at,
                       source_sha256, own_message_id,
                       exists (select 1
                                 from connection
                                where connection.sub_account_id = sending.sub_account_id
                                  and connection.user_id = message.author_id
                                  and connection.mailbox_id = sending.mailbox_id
                                  and disconnected_at is null) as connected
                  from sending
                  join message using (sub_account_id, message_id)
                 where sending.sub_account_id = :subAccount
                   and sending.message_id = :message
                   and message.state <> 'FAILED'
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> sending(row))
                .optional();
    }

    private static Sending sending(ResultSet row) throws SQLException {
        Due due = due(row);
        Optional<String> draftId = Columns.optionalText(row, "draft_id");
        String draftThread = Columns.optionalText(row, "draft_thread_id").orElse("");
        Optional<GmailMessageId> sent =
                Columns.optionalText(row, "gmail_message_id").map(GmailMessageId::new);
        return new Sending(
                due,
                progress(row),
                row.getInt("attempts"),
                row.getBoolean("connected"),
                row.getString("source_sha256"),
                row.getString("own_message_id"),
                Columns.optionalText(row, "gmail_thread_id").map(ThreadId::new),
                // The message inside a draft changes with every edit, so it is not kept.
                draftId.map(id -> new Draft(id, new GmailMessageId(id), new ThreadId(draftThread))),
                sent);
    }

    private static SendProgress progress(ResultSet row) throws SQLException {
        return new SendProgress(
                row.getObject("draft_asked_at") != null,
                row.getString("draft_id") != null,
                row.getObject("send_asked_at") != null,
                row.getObject("draft_gone_at") != null,
                row.getString("gmail_message_id") != null,
                row.getObject("finished_at") != null);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                Columns.uuid(row, "message_id"),
                new MailboxId(Columns.uuid(row, "mailbox_id")));
    }

    /** Cross-tenant by purpose: the loop that delivers whatever is due. */
    @Override
    public List<Due> due(Instant now, int limit) {
        return jdbc.sql("""
                select sub_account_id, message_id, mailbox_id
                  from sending
                 where finished_at is null
                   and next_attempt_at <= :now
                 order by next_attempt_at, message_id
                 limit :limit
                """)
                .param("now", Columns.time(now))
                .param("limit", limit)
                .query((row, n) -> due(row))
                .list();
    }

    @Override
    public void draftAsked(Due sending, Instant now) {
        lock.take(sending.subAccount());
        fact(sending, "draft_asked_at = :now", now);
        messages.state(sending, "SENDING", Optional.empty(), now);
    }

    @Override
    public void draftNotThere(Due sending) {
        jdbc.sql("""
                update sending
                   set draft_asked_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    @Override
    public void draftKnown(Due sending, Draft draft, Instant now) {
        lock.take(sending.subAccount());
        jdbc.sql("""
                update sending
                   set draft_id = :draft, draft_thread_id = :thread
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("draft", draft.draftId())
                .param("thread", draft.threadId().value())
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        messages.bind(sending, draft.threadId(), now);
    }

    @Override
    public void sendAsked(Due sending, Instant now) {
        lock.take(sending.subAccount());
        fact(sending, "send_asked_at = :now", now);
        messages.state(sending, "SENDING", Optional.empty(), now);
    }

    @Override
    public void draftStillThere(Due sending) {
        jdbc.sql("""
                update sending
                   set send_asked_at = null
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
        lock.take(sending.subAccount());
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
        messages.takeOver(sending, identity);
        messages.identify(sending, messageId, identity, now);
        fact(sending, "finished_at = :now", now);
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
        jdbc.sql("""
                update sending
                   set next_attempt_at = 'infinity', attempts = 0
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        messages.mayRetryAt(sending, mayRetryAt);
        messages.state(sending, "FAILED", Optional.of(reason), now);
    }

    @Override
    public void unclear(Due sending, String reason, Instant until, Instant now) {
        lock.take(sending.subAccount());
        postpone(sending, until);
        messages.state(sending, "UNKNOWN", Optional.of(reason), now);
    }

    @Override
    public boolean retry(SubAccountId subAccount, UUID message, Instant now) {
        lock.take(subAccount);
        return messages.requeue(subAccount, message, now)
                && jdbc.sql("""
                        update sending
                           set next_attempt_at = :now, attempts = 0
                         where sub_account_id = :subAccount
                           and message_id = :message
                        """)
                                .param("now", Columns.time(now))
                                .param("subAccount", subAccount.value())
                                .param("message", message)
                                .update()
                        > 0;
    }

    @Override
    public Optional<ThreadId> gmailThread(SubAccountId subAccount, UUID thread, MailboxId mailbox) {
        return jdbc.sql("""
                select gmail_thread_id
                  from binding
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                   and mailbox_id = :mailbox
                 order by bound_at desc
                 limit 1
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new ThreadId(row.getString("gmail_thread_id")))
                .optional();
    }

    @Override
    public boolean isKnown(SubAccountId subAccount, MailboxId mailbox, GmailMessageId message) {
        return jdbc.sql("""
                select exists (select 1
                                 from message_source
                                where sub_account_id = :subAccount
                                  and mailbox_id = :mailbox
                                  and gmail_message_id = :gmailMessage)
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("gmailMessage", message.value())
                .query(Boolean.class)
                .single();
    }

    private void fact(Due sending, String assignment, Instant now) {
        jdbc.sql("""
                update sending
                   set %s
                 where sub_account_id = :subAccount
                   and message_id = :message
                """.formatted(assignment))
                .param("now", Columns.time(now))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }
}
