package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes messages out of sight that the sub-account's policy lets no copy bring any more, and brings them back when one does. Nothing is
 * deleted by it.
 */
@Component
class WithdrawalRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;

    WithdrawalRows(JdbcClient jdbc, ConversationRows conversations, ChangeLog changes) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
    }

    /** Whether this copy's message is shown, and no change of the sub-account's own policy asked since whether it should be. */
    boolean standsUnasked(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy) {
        return jdbc.sql("""
                select exists (
                    select 1
                      from verdict
                      join message_source using (sub_account_id, mailbox_id, gmail_message_id)
                      join message
                        on message.sub_account_id = verdict.sub_account_id
                       and message.message_id = message_source.message_id
                     where verdict.sub_account_id = :subAccount
                       and verdict.mailbox_id = :mailbox
                       and verdict.gmail_message_id = :copy
                       and verdict.outcome = 'SYNCED'
                       and message.withdrawn_at is null
                       and not exists (
                           select 1
                             from policy_change_email as asked
                             join policy_change using (sub_account_id, policy_change_id)
                            where asked.sub_account_id = :subAccount
                              and asked.mailbox_id = :mailbox
                              and asked.gmail_message_id = :copy
                              and greatest(policy_change.applied_at, policy_change.undone_at) >= verdict.judged_at))
                """)
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .query(Boolean.class)
                .single();
    }

    /** What was written here, or came through another door or a copy that is still let in, stays. */
    boolean withdraw(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy, Instant now) {
        Optional<UUID> withdrawn = jdbc.sql("""
                update message
                   set withdrawn_at = :now
                  from message_source as brought
                 where brought.sub_account_id = :subAccount
                   and brought.mailbox_id = :mailbox
                   and brought.gmail_message_id = :copy
                   and message.sub_account_id = :subAccount
                   and message.message_id = brought.message_id
                   and message.withdrawn_at is null
                   and not exists (select 1
                                     from message_source as other
                                     left join verdict
                                       on verdict.mailbox_id = other.mailbox_id
                                      and verdict.gmail_message_id = other.gmail_message_id
                                      and verdict.sub_account_id = other.sub_account_id
                                    where other.sub_account_id = :subAccount
                                      and other.message_id = message.message_id
                                      and (other.door <> 'GMAIL' or verdict.outcome = 'SYNCED'))
                returning message.message_id
                """)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .query(UUID.class)
                .optional();
        withdrawn.ifPresent(message -> {
            UUID conversation = conversations.ofMessage(subAccount, message);
            conversations.refresh(subAccount, conversation);
            changes.append(subAccount, Subject.ofConversation(Kind.CONVERSATION_CHANGED, conversation), now);
        });
        return withdrawn.isPresent();
    }

    /** Shows it again; false if it was not out of sight. */
    boolean bringBack(SubAccountId subAccount, UUID message) {
        return jdbc.sql("""
                update message
                   set withdrawn_at = null
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and withdrawn_at is not null
                """)
                        .param("subAccount", subAccount.value())
                        .param("message", message)
                        .update()
                == 1;
    }
}
