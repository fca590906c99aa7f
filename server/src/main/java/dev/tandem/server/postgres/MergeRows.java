package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.MergeStore.Deed;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes several contacts one. First everything is noted that belonged to each, then it moves, then the empty rest goes. */
final class MergeRows {

    private final JdbcClient jdbc;
    private final CardRows cards;
    private final ConversationRows conversations;

    MergeRows(JdbcClient jdbc, CardRows cards, ConversationRows conversations) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.conversations = conversations;
    }

    UUID merge(SubAccountId subAccount, MergePlan plan, Deed deed) {
        ContactId stays = plan.stays().id();
        UUID[] others = plan.others().stream().map(card -> card.id().value()).toArray(UUID[]::new);
        UUID merge = begin(subAccount, stays, deed);
        Stream.concat(Stream.of(plan.stays()), plan.others().stream())
                .forEach(card -> keepContact(subAccount, merge, card));
        keepThreads(subAccount, merge);
        keepVerdicts(subAccount, merge, others);
        if (somethingWritten(subAccount, others)) {
            UUID conversation = conversations.of(subAccount, stays, deed.at());
            move(subAccount, merge, conversation, others);
            conversations.refresh(subAccount, conversation);
        }
        moveVerdicts(subAccount, stays, others);
        moveRuns(subAccount, stays, others);
        deleteEmpty(subAccount, others);
        cards.write(subAccount, plan.result(), deed.at());
        return merge;
    }

    /** Runs of workflows go on with the contact that stays, unless it is in the same workflow already. */
    private void moveRuns(SubAccountId subAccount, ContactId stays, UUID[] others) {
        jdbc.sql("""
                update workflow_run as run
                   set contact_id = :stays
                 where sub_account_id = :subAccount
                   and run_id in (select distinct on (workflow_id) run_id
                                    from workflow_run
                                   where sub_account_id = :subAccount
                                     and contact_id = any (:others)
                                     and state = 'OPEN'
                                   order by workflow_id, started_at, run_id)
                   and not exists (select 1
                                     from workflow_run as other
                                    where other.sub_account_id = run.sub_account_id
                                      and other.workflow_id = run.workflow_id
                                      and other.contact_id = :stays
                                      and other.state = 'OPEN')
                """)
                .param("stays", stays.value())
                .param("subAccount", subAccount.value())
                .param("others", others)
                .update();
    }

    private UUID begin(SubAccountId subAccount, ContactId stays, Deed deed) {
        return jdbc.sql("""
                insert into contact_merge (sub_account_id, into_id, merged_by, merged_at, undo_until)
                values (:subAccount, :stays, :by, :at, :until)
                returning merge_id
                """)
                .param("subAccount", subAccount.value())
                .param("stays", stays.value())
                .param("by", deed.by().value())
                .param("at", Columns.time(deed.at()))
                .param("until", Columns.time(deed.undoUntil()))
                .query(UUID.class)
                .single();
    }

    private void keepContact(SubAccountId subAccount, UUID merge, ContactCard card) {
        jdbc.sql("""
                insert into merged_contact (sub_account_id, merge_id, contact_id, first_name, last_name, company, job_title,
                                            assigned_to, do_not_disturb, tags, addresses, primary_address, created_at,
                                            conversation_id, starred, archived, trashed, conversation_created_at)
                select contact.sub_account_id, :merge, contact.contact_id, first_name, last_name, company, job_title,
                       assigned_to, do_not_disturb, tags,
                       array(select value
                               from contact_address
                              where contact_address.sub_account_id = contact.sub_account_id
                                and contact_address.contact_id = contact.contact_id
                              order by position),
                       (select value
                          from contact_address
                         where contact_address.sub_account_id = contact.sub_account_id
                           and contact_address.contact_id = contact.contact_id
                           and is_primary),
                       contact.created_at, conversation_id, starred, archived, trashed, conversation.created_at
                  from contact
                  left join conversation
                    on conversation.sub_account_id = contact.sub_account_id
                   and conversation.contact_id = contact.contact_id
                 where contact.sub_account_id = :subAccount
                   and contact.contact_id = :contact
                """)
                .param("merge", merge)
                .param("subAccount", subAccount.value())
                .param("contact", card.id().value())
                .update();
    }

    private void keepThreads(SubAccountId subAccount, UUID merge) {
        jdbc.sql("""
                insert into merged_thread (sub_account_id, merge_id, thread_id, contact_id)
                select thread.sub_account_id, merge_id, thread_id, contact_id
                  from merged_contact
                  join thread using (sub_account_id, conversation_id)
                 where merged_contact.sub_account_id = :subAccount
                   and merge_id = :merge
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge)
                .update();
    }

    private void keepVerdicts(SubAccountId subAccount, UUID merge, UUID[] others) {
        jdbc.sql("""
                insert into merged_verdict (sub_account_id, merge_id, mailbox_id, gmail_message_id, contact_id)
                select sub_account_id, :merge, mailbox_id, gmail_message_id, contact_id
                  from verdict
                 where sub_account_id = :subAccount
                   and contact_id = any (:others)
                """)
                .param("merge", merge)
                .param("subAccount", subAccount.value())
                .param("others", others)
                .update();
    }

    private boolean somethingWritten(SubAccountId subAccount, UUID[] others) {
        return jdbc.sql("""
                select exists (select 1
                                 from conversation
                                where sub_account_id = :subAccount
                                  and contact_id = any (:others))
                """)
                .param("subAccount", subAccount.value())
                .param("others", others)
                .query(Boolean.class)
                .single();
    }

    /** A star of any of them stays; archived or in the trash is the whole only if every part was. */
    private void move(SubAccountId subAccount, UUID merge, UUID conversation, UUID[] others) {
        for (String table : new String[] {"thread", "message"}) {
            jdbc.sql("""
                    update %s as moved
                       set conversation_id = :conversation
                      from conversation
                     where conversation.sub_account_id = :subAccount
                       and conversation.contact_id = any (:others)
                       and moved.sub_account_id = :subAccount
                       and moved.conversation_id = conversation.conversation_id
                    """.formatted(table))
                    .param("conversation", conversation)
                    .param("subAccount", subAccount.value())
                    .param("others", others)
                    .update();
        }
        jdbc.sql("""
                update conversation
                   set starred = kept.starred, archived = kept.archived, trashed = kept.trashed, created_at = kept.created_at
                  from (select bool_or(starred) as starred, bool_and(archived) as archived, bool_and(trashed) as trashed,
                               min(conversation_created_at) as created_at
                          from merged_contact
                         where sub_account_id = :subAccount
                           and merge_id = :merge
                           and conversation_id is not null) as kept
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge)
                .param("conversation", conversation)
                .update();
    }

    private void moveVerdicts(SubAccountId subAccount, ContactId stays, UUID[] others) {
        jdbc.sql("""
                update verdict
                   set contact_id = :stays
                 where sub_account_id = :subAccount
                   and contact_id = any (:others)
                """)
                .param("stays", stays.value())
                .param("subAccount", subAccount.value())
                .param("others", others)
                .update();
    }

    /** Nothing hangs on them any more that a foreign key could take along. */
    private void deleteEmpty(SubAccountId subAccount, UUID[] others) {
        jdbc.sql("delete from contact where sub_account_id = :subAccount and contact_id = any (:others)")
                .param("subAccount", subAccount.value())
                .param("others", others)
                .update();
    }
}
