package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.MergeStore.Merge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes several contacts of one again. What came since the merge into somebody's thread goes with the thread. */
final class UnmergeRows {

    private final JdbcClient jdbc;
    private final CardRows cards;
    private final ConversationRows conversations;

    UnmergeRows(JdbcClient jdbc, CardRows cards, ConversationRows conversations) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.conversations = conversations;
    }

    void undo(SubAccountId subAccount, Merge merge, ContactCard stays, Instant now) {
        cards.write(subAccount, stays, now);
        for (ContactCard card : cards.kept(subAccount, merge.mergeId())) {
            if (!card.id().equals(stays.id())) {
                bringBack(subAccount, merge.mergeId(), card, now);
            }
        }
        moveVerdicts(subAccount, merge);
        restoreMarks(subAccount, merge);
        emptyConversation(subAccount, stays.id());
        conversationsOf(subAccount, merge).forEach(conversation -> conversations.refresh(subAccount, conversation));
        jdbc.sql("update contact_merge set undone_at = :now where sub_account_id = :subAccount and merge_id = :merge")
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("merge", merge.mergeId())
                .update();
    }

    private void bringBack(SubAccountId subAccount, UUID merge, ContactCard card, Instant now) {
        jdbc.sql("""
                insert into contact (sub_account_id, contact_id, first_name, last_name, created_at, updated_at)
                values (:subAccount, :contact, '', '', :createdAt, :now)
                """)
                .param("subAccount", subAccount.value())
                .param("contact", card.id().value())
                .param("createdAt", Columns.time(card.createdAt()))
                .param("now", Columns.time(now))
                .update();
        cards.write(subAccount, card, now);
        jdbc.sql("""
                insert into conversation (sub_account_id, conversation_id, contact_id, starred, archived, trashed, last_message_at,
                                          created_at)
                select sub_account_id, conversation_id, contact_id, starred, archived, trashed, conversation_created_at,
                       conversation_created_at
                  from merged_contact
                 where sub_account_id = :subAccount
                   and merge_id = :merge
                   and contact_id = :contact
                   and conversation_id is not null
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge)
                .param("contact", card.id().value())
                .update();
        for (String table : new String[] {"thread", "message"}) {
            jdbc.sql("""
                    update %s as moved
                       set conversation_id = conversation.conversation_id
                      from merged_thread
                      join conversation using (sub_account_id, contact_id)
                     where merged_thread.sub_account_id = :subAccount
                       and merge_id = :merge
                       and contact_id = :contact
                       and moved.sub_account_id = :subAccount
                       and moved.thread_id = merged_thread.thread_id
                    """.formatted(table))
                    .param("subAccount", subAccount.value())
                    .param("merge", merge)
                    .param("contact", card.id().value())
                    .update();
        }
    }

    /** Those that were theirs, and those of what came since into their threads. */
    private void moveVerdicts(SubAccountId subAccount, Merge merge) {
        jdbc.sql("""
                update verdict
                   set contact_id = merged_verdict.contact_id
                  from merged_verdict
                 where merged_verdict.sub_account_id = :subAccount
                   and merge_id = :merge
                   and verdict.sub_account_id = :subAccount
                   and verdict.mailbox_id = merged_verdict.mailbox_id
                   and verdict.gmail_message_id = merged_verdict.gmail_message_id
                   and verdict.contact_id = :stays
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge.mergeId())
                .param("stays", merge.into())
                .update();
        jdbc.sql("""
                update verdict
                   set contact_id = merged_thread.contact_id
                  from merged_thread
                  join message using (sub_account_id, thread_id)
                 where merged_thread.sub_account_id = :subAccount
                   and merge_id = :merge
                   and verdict.sub_account_id = :subAccount
                   and verdict.contact_id = :stays
                   and verdict.message_id = message.message_id
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge.mergeId())
                .param("stays", merge.into())
                .update();
    }

    /** The one that stayed has its marks again where the merge had changed them and nobody since. */
    private void restoreMarks(SubAccountId subAccount, Merge merge) {
        jdbc.sql("""
                update conversation
                   set starred = case when conversation.starred = kept.starred then own.starred else conversation.starred end,
                       archived = case when conversation.archived = kept.archived then own.archived else conversation.archived end,
                       trashed = case when conversation.trashed = kept.trashed then own.trashed else conversation.trashed end,
                       created_at = own.conversation_created_at
                  from merged_contact as own,
                       (select bool_or(starred) as starred, bool_and(archived) as archived, bool_and(trashed) as trashed
                          from merged_contact
                         where sub_account_id = :subAccount
                           and merge_id = :merge
                           and conversation_id is not null) as kept
                 where own.sub_account_id = :subAccount
                   and own.merge_id = :merge
                   and own.contact_id = :stays
                   and conversation.sub_account_id = :subAccount
                   and conversation.conversation_id = own.conversation_id
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge.mergeId())
                .param("stays", merge.into())
                .update();
    }

    /** A conversation that only the merge had made goes again, unless something new stands in it. */
    private void emptyConversation(SubAccountId subAccount, ContactId stays) {
        jdbc.sql("""
                with gone as (
                    delete from conversation
                     where sub_account_id = :subAccount
                       and contact_id = :stays
                       and not exists (select 1
                                         from message
                                        where message.sub_account_id = conversation.sub_account_id
                                          and message.conversation_id = conversation.conversation_id)
                    returning sub_account_id, contact_id
                )
                update contact
                   set last_email_at = null
                  from gone
                 where contact.sub_account_id = gone.sub_account_id
                   and contact.contact_id = gone.contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("stays", stays.value())
                .update();
    }

    private List<UUID> conversationsOf(SubAccountId subAccount, Merge merge) {
        return jdbc.sql("""
                select conversation.conversation_id
                  from merged_contact
                  join conversation using (sub_account_id, contact_id)
                 where merged_contact.sub_account_id = :subAccount
                   and merge_id = :merge
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge.mergeId())
                .query((row, n) -> Columns.uuid(row, "conversation_id"))
                .list();
    }
}
