package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.claim.HandOverStore.Deed;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import dev.tandem.server.postgres.ClaimRows.ShownThread;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves and ends claims, and the requests for them. */
final class HandOverRows {

    private final JdbcClient jdbc;
    private final JudgeAgainRows again;

    HandOverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.again = new JudgeAgainRows(jdbc);
    }

    /** What a sub-account has in mailboxes of one of its threads. */
    List<MailboxThread> had(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select mailbox_id, gmail_thread_id
                  from claim
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                 order by mailbox_id, gmail_thread_id
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query((row, n) -> new MailboxThread(
                        new MailboxId(Columns.uuid(row, "mailbox_id")), new ThreadId(row.getString("gmail_thread_id"))))
                .list();
    }

    /** Cross-tenant by purpose: everybody who is or was connected with the mailbox and may have judged its emails. */
    List<SubAccountId> connected(MailboxId mailbox) {
        return jdbc.sql("""
                select distinct sub_account_id
                  from connection
                 where mailbox_id = :mailbox
                """)
                .param("mailbox", mailbox.value())
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .list();
    }

    /** The thread of a conversation there in which it could go on: it shows something of it. */
    Optional<ShownThread> shownIn(SubAccountId subAccount, MailboxThread thread) {
        return jdbc.sql("""
                select thread.thread_id
                  from binding
                  join thread using (sub_account_id, thread_id)
                 where binding.mailbox_id = :mailbox
                   and binding.gmail_thread_id = :thread
                   and binding.sub_account_id = :subAccount
                   and thread.message_count > 0
                """)
                .param("mailbox", thread.mailbox().value())
                .param("thread", thread.thread().value())
                .param("subAccount", subAccount.value())
                .query((row, n) -> new ShownThread(subAccount, Columns.uuid(row, "thread_id")))
                .optional();
    }

    void move(MailboxThread claimed, ShownThread to, UserId by, Instant now) {
        jdbc.sql("""
                update claim
                   set sub_account_id = :subAccount, thread_id = :shown, rule = 'R32', user_id = :user, claimed_at = :now
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                """)
                .param("subAccount", to.subAccount().value())
                .param("shown", to.thread())
                .param("user", by.value())
                .param("now", Columns.time(now))
                .param("mailbox", claimed.mailbox().value())
                .param("thread", claimed.thread().value())
                .update();
    }

    void delete(MailboxThread claimed) {
        jdbc.sql("""
                delete from claim
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                """)
                .param("mailbox", claimed.mailbox().value())
                .param("thread", claimed.thread().value())
                .update();
    }

    /** Asks whoever else has it; answers with the thread that is asked for. */
    Optional<ShownThread> ask(MailboxThread wanted, Deed deed) {
        Optional<ShownThread> holder = jdbc.sql("""
                select sub_account_id, thread_id
                  from claim
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                   and sub_account_id <> :subAccount
                """)
                .param("mailbox", wanted.mailbox().value())
                .param("thread", wanted.thread().value())
                .param("subAccount", deed.subAccount().value())
                .query((row, n) -> new ShownThread(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "thread_id")))
                .optional();
        holder.ifPresent(one -> insert(wanted, one, deed));
        return holder;
    }

    private void insert(MailboxThread wanted, ShownThread holder, Deed deed) {
        jdbc.sql("""
                insert into handover_request (sub_account_id, mailbox_id, gmail_thread_id, wanted_by, user_id, asked_at)
                values (:holder, :mailbox, :thread, :subAccount, :user, :now)
                on conflict do nothing
                """)
                .param("holder", holder.subAccount().value())
                .param("mailbox", wanted.mailbox().value())
                .param("thread", wanted.thread().value())
                .param("subAccount", deed.subAccount().value())
                .param("user", deed.by().value())
                .param("now", Columns.time(deed.at()))
                .update();
    }

    /** Answers all who ask for it. */
    void settle(MailboxThread asked, Deed deed, String outcome) {
        jdbc.sql("""
                update handover_request
                   set settled_at = :now, settled_by = :user, outcome = :outcome
                 where sub_account_id = :subAccount
                   and mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                   and settled_at is null
                """)
                .param("now", Columns.time(deed.at()))
                .param("user", deed.by().value())
                .param("outcome", outcome)
                .param("subAccount", deed.subAccount().value())
                .param("mailbox", asked.mailbox().value())
                .param("thread", asked.thread().value())
                .update();
    }

    /** Everything that ever came in this thread of the mailbox. */
    void judgeAgain(MailboxThread thread, Instant now) {
        Set<GmailMessageId> messages = new HashSet<>(jdbc.sql("""
                select gmail_message_id
                  from arrival
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                """)
                .param("mailbox", thread.mailbox().value())
                .param("thread", thread.thread().value())
                .query((row, n) -> new GmailMessageId(row.getString("gmail_message_id")))
                .list());
        again.run(thread.mailbox(), messages, now);
    }
}
