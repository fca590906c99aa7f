package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.outbound.SendingStore.Due;
import dev.tandem.server.outbound.SendingStore.NewSending;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import dev.tandem.server.postgres.WrittenMessageRows.NewMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the message that belongs to a sending, from queued to sent. */
@Component
class SentMessageRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final WrittenMessageRows written;
    private final TakenBackRows takenBack;
    private final ChangeLog changes;
    private final ClaimRows claims;

    SentMessageRows(
            JdbcClient jdbc,
            ConversationRows conversations,
            WrittenMessageRows written,
            TakenBackRows takenBack,
            ChangeLog changes,
            ClaimRows claims) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.written = written;
        this.takenBack = takenBack;
        this.changes = changes;
        this.claims = claims;
    }

    void write(NewSending sending, Instant now) {
        written.write(
                new NewMessage(
                        sending.subAccount(),
                        sending.message(),
                        sending.contact(),
                        sending.thread(),
                        Optional.of(sending.author()),
                        Origin.INDIVIDUAL,
                        sending.letter(),
                        sending.email(),
                        Optional.of(sending.mailbox()),
                        Optional.empty(),
                        sending.leavesAt()),
                now);
    }

    void state(Due sending, String state, Optional<String> reason, Instant now) {
        int changed = jdbc.sql("""
                update message
                   set state = :state, reason = :reason
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and (state, coalesce(reason, '')) is distinct from (:state, coalesce(:reason, ''))
                """)
                .param("state", state)
                .param("reason", reason.orElse(null))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        if (changed > 0) {
            changed(sending.subAccount(), sending.message(), now);
        }
    }

    void mayRetryAt(Due sending, Optional<Instant> time) {
        jdbc.sql("""
                update message
                   set retry_at = :time
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("time", time.map(Columns::time).orElse(null))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
    }

    /** From failed to held, until the time that it failed with. */
    boolean holdFailed(SubAccountId subAccount, UUID message, Instant now) {
        boolean held = !jdbc.sql("""
                with held as (
                    update message
                       set state = 'HELD'
                     where sub_account_id = :subAccount
                       and message_id = :message
                       and state = 'FAILED'
                       and retry_at is not null
                    returning retry_at
                ), waiting as (
                    update sending
                       set next_attempt_at = held.retry_at, attempts = 0
                      from held
                     where sub_account_id = :subAccount
                       and message_id = :message
                    returning message_id
                )
                select pg_notify(:channel, :kind)
                  from waiting
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("kind", DueSignal.Kind.SENDING.name())
                .query((row, n) -> n)
                .list()
                .isEmpty();
        if (held) {
            changed(subAccount, message, now);
        }
        return held;
    }

    boolean requeue(SubAccountId subAccount, UUID message, Instant now) {
        int changed = jdbc.sql("""
                update message
                   set state = 'QUEUED', reason = null, retry_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and state in ('FAILED', 'HELD')
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        if (changed > 0) {
            changed(subAccount, message, now);
        }
        return changed > 0;
    }

    /** R10, R33: the mailbox's thread continues in this conversation from now on, and nowhere else if it begins here. */
    void bind(Due sending, ThreadId gmailThread, Instant now) {
        jdbc.sql("""
                insert into binding (mailbox_id, gmail_thread_id, sub_account_id, thread_id, bound_at, bound_by)
                select :mailbox, :gmailThread, sub_account_id, thread_id, :now, 'R10'
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                on conflict (mailbox_id, gmail_thread_id, sub_account_id) do nothing
                """)
                .param("mailbox", sending.mailbox().value())
                .param("gmailThread", gmailThread.value())
                .param("now", Columns.time(now))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        claims.born(sending.subAccount(), sending.message(), new MailboxThread(sending.mailbox(), gmailThread), now);
    }

    void sent(Due sending, GmailMessageId copy, ThreadId thread, Instant now) {
        jdbc.sql("""
                insert into message_source (sub_account_id, message_id, door, mailbox_id, gmail_message_id, noted_at)
                values (:subAccount, :message, 'GMAIL', :mailbox, :copy, :now)
                on conflict (sub_account_id, mailbox_id, gmail_message_id) where gmail_message_id is not null do nothing
                """)
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .param("mailbox", sending.mailbox().value())
                .param("copy", copy.value())
                .param("now", Columns.time(now))
                .update();
        jdbc.sql("""
                insert into mailbox_copy (mailbox_id, gmail_message_id, gmail_thread_id, labels, internal_date)
                values (:mailbox, :copy, :thread, '{SENT}', :now)
                on conflict (mailbox_id, gmail_message_id) do nothing
                """)
                .param("mailbox", sending.mailbox().value())
                .param("copy", copy.value())
                .param("thread", thread.value())
                .param("now", Columns.time(now))
                .update();
        bind(sending, thread, now);
        jdbc.sql("""
                update message
                   set sent_at = :now
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("now", Columns.time(now))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        state(sending, "SENT", Optional.empty(), now);
        takenBack.left(sending.subAccount(), sending.message());
    }

    void identify(Due sending, Optional<RfcMessageId> messageId, EmailIdentity identity, Instant now) {
        jdbc.sql("""
                update message
                   set identity = :identity, rfc_message_id = :rfcId, rfc_message_key = :rfcKey
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("identity", identity.value())
                .param("rfcId", messageId.map(RfcMessageId::value).orElse(null))
                .param("rfcKey", messageId.map(RfcMessageId::key).orElse(null))
                .param("subAccount", sending.subAccount().value())
                .param("message", sending.message())
                .update();
        changed(sending.subAccount(), sending.message(), now);
    }

    private void changed(SubAccountId subAccount, UUID message, Instant now) {
        UUID conversation = conversations.ofMessage(subAccount, message);
        conversations.refresh(subAccount, conversation);
        changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
    }
}
