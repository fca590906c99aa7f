package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * R19: what was deleted for ever in a mailbox is marked here, once no mailbox that is connected here holds it any more, and never erased.
 * The mark goes when a mailbox holds it again.
 */
@Component
class DeletedCopyRows {

    private final JdbcClient jdbc;
    private final SubAccountLock lock;
    private final ChangeLog changes;

    DeletedCopyRows(JdbcClient jdbc, SubAccountLock lock, ChangeLog changes) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.changes = changes;
    }

    /** Deleting what nobody knows is harmless (F14). */
    void delete(MailboxId mailbox, Set<GmailMessageId> messages, Instant now) {
        if (messages.isEmpty()) {
            return;
        }
        String[] ids = messages.stream().map(GmailMessageId::value).toArray(String[]::new);
        List<SubAccountId> concerned = concerned(mailbox, ids);
        lock.take(concerned.stream());
        jdbc.sql("""
                update mailbox_copy
                   set deleted_at = coalesce(deleted_at, :now)
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                """)
                .param("now", Columns.time(now))
                .param("mailbox", mailbox.value())
                .param("messages", ids)
                .update();
        concerned.forEach(subAccount -> mark(subAccount, mailbox, ids, now));
    }

    /** Over all sub-accounts by purpose: a mailbox serves several. Where the connection has ended, nothing is learned any more (R72). */
    private List<SubAccountId> concerned(MailboxId mailbox, String[] ids) {
        return jdbc.sql("""
                select distinct sub_account_id
                  from connection
                 where mailbox_id = :mailbox
                   and disconnected_at is null
                   and exists (select 1
                                 from message_source
                                where message_source.sub_account_id = connection.sub_account_id
                                  and message_source.mailbox_id = :mailbox
                                  and gmail_message_id = any (:messages))
                """)
                .param("mailbox", mailbox.value())
                .param("messages", ids)
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .list();
    }

    private void mark(SubAccountId subAccount, MailboxId mailbox, String[] ids, Instant now) {
        record Marked(UUID conversation, UUID message) {}
        jdbc.sql("""
                update message
                   set deleted_in_gmail_at = :now
                 where sub_account_id = :subAccount
                   and message_id in (select message_id
                                        from message_source
                                       where sub_account_id = :subAccount
                                         and mailbox_id = :mailbox
                                         and gmail_message_id = any (:messages))
                   and deleted_in_gmail_at is null
                   and not exists (select 1
                                     from message_source
                                     join mailbox_copy using (mailbox_id, gmail_message_id)
                                    where message_source.sub_account_id = :subAccount
                                      and message_source.message_id = message.message_id
                                      and mailbox_copy.deleted_at is null
                                      and exists (select 1
                                                    from connection
                                                   where connection.sub_account_id = :subAccount
                                                     and connection.mailbox_id = message_source.mailbox_id
                                                     and disconnected_at is null))
                returning conversation_id, message_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("messages", ids)
                .query((row, n) -> new Marked(Columns.uuid(row, "conversation_id"), Columns.uuid(row, "message_id")))
                .list()
                .forEach(marked -> changes.append(
                        subAccount,
                        Subject.ofMessage(Kind.MESSAGE_CHANGED, marked.conversation(), marked.message()),
                        now));
    }

    /** A page lists them, so the mailbox holds them after all (F22); nearly always none of them was believed to be gone. */
    void areThere(MailboxId mailbox, String[] ids, Instant now) {
        List<GmailMessageId> back = jdbc.sql("""
                select gmail_message_id
                  from mailbox_copy
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:messages)
                   and deleted_at is not null
                """)
                .param("mailbox", mailbox.value())
                .param("messages", ids)
                .query((row, n) -> new GmailMessageId(row.getString("gmail_message_id")))
                .list();
        if (!back.isEmpty()) {
            lock.take(concerned(mailbox, ids).stream());
            back.forEach(copy -> isThere(mailbox, copy, now));
        }
    }

    /** The mailbox holds it after all (F22). Over all sub-accounts by purpose: whoever judges it has their locks. */
    void isThere(MailboxId mailbox, GmailMessageId copy, Instant now) {
        int believedGone = jdbc.sql("""
                update mailbox_copy
                   set deleted_at = null
                 where mailbox_id = :mailbox
                   and gmail_message_id = :copy
                   and deleted_at is not null
                """)
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .update();
        if (believedGone > 0) {
            jdbc.sql("""
                    select sub_account_id, message_id
                      from message_source
                     where mailbox_id = :mailbox
                       and gmail_message_id = :copy
                    """)
                    .param("mailbox", mailbox.value())
                    .param("copy", copy.value())
                    .query((row, n) -> Map.entry(
                            new SubAccountId(Columns.uuid(row, "sub_account_id")), Columns.uuid(row, "message_id")))
                    .list()
                    .forEach(shown -> isHeld(shown.getKey(), shown.getValue(), now));
        }
    }

    /** A mailbox holds the message, or another one. */
    void isHeld(SubAccountId subAccount, UUID message, Instant now) {
        jdbc.sql("""
                update message
                   set deleted_in_gmail_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and deleted_in_gmail_at is not null
                returning conversation_id
                """)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .query((row, n) -> Columns.uuid(row, "conversation_id"))
                .optional()
                .ifPresent(conversation -> changes.append(
                        subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now));
    }
}
