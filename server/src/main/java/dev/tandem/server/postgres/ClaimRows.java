package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Rule;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes claims, and hides and shows threads as they say. */
@Component
class ClaimRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;

    ClaimRows(JdbcClient jdbc, ConversationRows conversations, ChangeLog changes) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
    }

    /** A thread of a mailbox. */
    record MailboxThread(MailboxId mailbox, ThreadId thread) {}

    /** A thread of a conversation of a sub-account. */
    record ShownThread(SubAccountId subAccount, UUID thread) {}

    /** Everything in mailboxes that this thread came through: what is bound to it, and what its messages stand in (R26). */
    List<MailboxThread> behind(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select mailbox_id, gmail_thread_id
                  from binding
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                union
                select mailbox_copy.mailbox_id, mailbox_copy.gmail_thread_id
                  from message
                  join message_source using (sub_account_id, message_id)
                  join mailbox_copy
                    on mailbox_copy.mailbox_id = message_source.mailbox_id
                   and mailbox_copy.gmail_message_id = message_source.gmail_message_id
                 where message.sub_account_id = :subAccount
                   and message.thread_id = :thread
                 order by mailbox_id, gmail_thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query((row, n) -> new MailboxThread(
                        new MailboxId(Columns.uuid(row, "mailbox_id")), new ThreadId(row.getString("gmail_thread_id"))))
                .list();
    }

    /** Cross-tenant by purpose: every thread of a conversation that shows this thread of the mailbox. */
    List<ShownThread> showing(MailboxThread thread) {
        return jdbc.sql("""
                select sub_account_id, thread_id
                  from binding
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                union
                select message.sub_account_id, message.thread_id
                  from mailbox_copy
                  join message_source
                    on message_source.mailbox_id = mailbox_copy.mailbox_id
                   and message_source.gmail_message_id = mailbox_copy.gmail_message_id
                  join message
                    on message.sub_account_id = message_source.sub_account_id
                   and message.message_id = message_source.message_id
                 where mailbox_copy.mailbox_id = :mailbox
                   and mailbox_copy.gmail_thread_id = :thread
                 order by sub_account_id, thread_id
                """)
                .param("mailbox", thread.mailbox().value())
                .param("thread", thread.thread().value())
                .query((row, n) -> new ShownThread(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "thread_id")))
                .list();
    }

    /** The first claim stays; of two at once the second waits here until it is known who was first. */
    boolean insert(MailboxThread claimed, ShownThread by, Rule rule, UserId user, Instant now) {
        return jdbc.sql("""
                insert into claim (mailbox_id, gmail_thread_id, sub_account_id, thread_id, rule, user_id, claimed_at)
                values (:mailbox, :gmailThread, :subAccount, :thread, :rule, :user, :now)
                on conflict (mailbox_id, gmail_thread_id) do nothing
                """)
                        .param("mailbox", claimed.mailbox().value())
                        .param("gmailThread", claimed.thread().value())
                        .param("subAccount", by.subAccount().value())
                        .param("thread", by.thread())
                        .param("rule", rule.name())
                        .param("user", user.value())
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    /** R33: what a sending begins belongs to its sub-account, and is hidden wherever else it shows. */
    void born(SubAccountId subAccount, UUID message, MailboxThread claimed, Instant now) {
        jdbc.sql("""
                insert into claim (mailbox_id, gmail_thread_id, sub_account_id, thread_id, rule, user_id, claimed_at)
                select :mailbox, :gmailThread, sub_account_id, thread_id, 'R33', author_id, :now
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                on conflict (mailbox_id, gmail_thread_id) do nothing
                """)
                .param("mailbox", claimed.mailbox().value())
                .param("gmailThread", claimed.thread().value())
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .update();
        showing(claimed).forEach(shown -> showOrHide(shown, now));
    }

    /**
     * A mailbox's thread came to run in the message's thread: claimed with it, and shown with it. Where the same email was written for
     * another sub-account a moment ago and that took the thread along, this one is hidden (R32, R33).
     */
    void joined(SubAccountId subAccount, UUID message, MailboxThread joined, Instant now) {
        if (extend(subAccount, message, joined, now)) {
            showing(joined).forEach(shown -> showOrHide(shown, now));
        }
        jdbc.sql("""
                select thread.thread_id
                  from message
                  join thread using (sub_account_id, thread_id)
                 where message.sub_account_id = :subAccount
                   and message.message_id = :message
                   and (thread.claimed_by is not null
                        or exists (select 1
                                     from claim
                                    where claim.mailbox_id = :mailbox
                                      and claim.gmail_thread_id = :gmailThread
                                      and claim.sub_account_id <> :subAccount))
                """)
                .param("mailbox", joined.mailbox().value())
                .param("gmailThread", joined.thread().value())
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query(UUID.class)
                .optional()
                .ifPresent(thread -> showOrHide(new ShownThread(subAccount, thread), now));
    }

    private boolean extend(SubAccountId subAccount, UUID message, MailboxThread joined, Instant now) {
        return jdbc.sql("""
                insert into claim (mailbox_id, gmail_thread_id, sub_account_id, thread_id, rule, user_id, claimed_at)
                select :mailbox, :gmailThread, claim.sub_account_id, claim.thread_id, claim.rule, claim.user_id, :now
                  from message
                  join claim using (sub_account_id, thread_id)
                 where message.sub_account_id = :subAccount
                   and message.message_id = :message
                 order by claim.claimed_at
                 limit 1
                on conflict (mailbox_id, gmail_thread_id) do nothing
                """)
                        .param("mailbox", joined.mailbox().value())
                        .param("gmailThread", joined.thread().value())
                        .param("now", Columns.time(now))
                        .param("subAccount", subAccount.value())
                        .param("message", message)
                        .update()
                == 1;
    }

    /** R32: a thread is hidden while everything it came through is had by others, and shown again when something is not. */
    void showOrHide(ShownThread shown, Instant now) {
        int changed = jdbc.sql("""
                with behind as (
                    select mailbox_id, gmail_thread_id
                      from binding
                     where sub_account_id = :subAccount
                       and thread_id = :thread
                    union
                    select mailbox_copy.mailbox_id, mailbox_copy.gmail_thread_id
                      from message
                      join message_source using (sub_account_id, message_id)
                      join mailbox_copy
                        on mailbox_copy.mailbox_id = message_source.mailbox_id
                       and mailbox_copy.gmail_message_id = message_source.gmail_message_id
                     where message.sub_account_id = :subAccount
                       and message.thread_id = :thread
                ), had as (
                    select case when count(*) > 0 and bool_and(coalesce(claim.sub_account_id <> :subAccount, false))
                                then (array_agg(claim.sub_account_id order by claim.claimed_at))[1] end as by,
                           min(claim.claimed_at) as at
                      from behind
                      left join claim using (mailbox_id, gmail_thread_id)
                )
                update thread
                   set claimed_by = had.by, claimed_at = case when had.by is null then null else had.at end
                  from had
                 where thread.sub_account_id = :subAccount
                   and thread.thread_id = :thread
                   and thread.claimed_by is distinct from had.by
                """)
                .param("subAccount", shown.subAccount().value())
                .param("thread", shown.thread())
                .update();
        if (changed > 0) {
            UUID conversation = conversations.ofThread(shown.subAccount(), shown.thread());
            conversations.refresh(shown.subAccount(), conversation);
            changes.append(shown.subAccount(), Subject.ofConversation(Kind.CONVERSATION_CHANGED, conversation), now);
        }
    }
}
