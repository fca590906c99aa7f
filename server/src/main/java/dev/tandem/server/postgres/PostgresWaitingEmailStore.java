package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.claim.HandOverStore;
import dev.tandem.server.claim.HandOverStore.Deed;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.mailbox.DueSignal;
import dev.tandem.server.outbound.WaitingEmailStore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Emails that have not left, as rows of {@code sending} or {@code delivery}. */
@Repository
class PostgresWaitingEmailStore implements WaitingEmailStore {

    /** Nothing was asked of the mailbox, and the provider was not told the end or refused it: nobody outside has the email. */
    private static final String UNTOUCHED = """
                   and not exists (select 1
                                     from sending
                                    where sending.sub_account_id = message.sub_account_id
                                      and sending.message_id = message.message_id
                                      and (draft_asked_at is not null or draft_id is not null or send_asked_at is not null
                                           or gmail_message_id is not null))
                   and not exists (select 1
                                     from delivery
                                    where delivery.sub_account_id = message.sub_account_id
                                      and delivery.message_id = message.message_id
                                      and end_told_at is not null
                                      and coalesce(outcome not in ('REFUSED', 'GIVEN_UP'), true))
            """;

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;
    private final HandOverStore handOvers;
    private final TakenBackRows takenBack;
    private final SubAccountLock lock;

    PostgresWaitingEmailStore(
            JdbcClient jdbc,
            ConversationRows conversations,
            ChangeLog changes,
            HandOverStore handOvers,
            TakenBackRows takenBack,
            SubAccountLock lock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
        this.handOvers = handOvers;
        this.takenBack = takenBack;
        this.lock = lock;
    }

    @Override
    public boolean leaveAt(SubAccountId subAccount, UserId author, UUID message, Instant at, Instant now) {
        lock.take(subAccount);
        boolean changed = !jdbc.sql("""
                with waiting as (
                    update message
                       set state = 'QUEUED', reason = null, retry_at = null, leaves_at = :at
                     where sub_account_id = :subAccount
                       and message_id = :message
                       and author_id = :author
                       and state in ('QUEUED', 'HELD')
                """ + UNTOUCHED + """
                    returning message_id
                ), sent as (
                    update sending
                       set next_attempt_at = :at
                      from waiting
                     where sending.sub_account_id = :subAccount
                       and sending.message_id = waiting.message_id
                ), delivered as (
                    update delivery
                       set next_attempt_at = :at
                      from waiting
                     where delivery.sub_account_id = :subAccount
                       and delivery.message_id = waiting.message_id
                )
                select pg_notify(:channel, :sending), pg_notify(:channel, :delivery)
                  from waiting
                """)
                .param("at", Columns.time(at))
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("author", author.value())
                .param("channel", PostgresDueSignal.CHANNEL)
                .param("sending", DueSignal.Kind.SENDING.name())
                .param("delivery", DueSignal.Kind.DELIVERY.name())
                .query((row, n) -> n)
                .list()
                .isEmpty();
        if (changed) {
            UUID conversation = conversations.ofMessage(subAccount, message);
            conversations.refresh(subAccount, conversation);
            changes.append(subAccount, Subject.ofMessage(Kind.MESSAGE_CHANGED, conversation, message), now);
        }
        return changed;
    }

    /** Its own thread of a conversation, and whether it is the one that claimed it. */
    private record Taken(UUID conversation, UUID thread, boolean claimed) {}

    @Override
    public Optional<UUID> takeBack(SubAccountId subAccount, UserId author, UUID message, Instant now) {
        Optional<Taken> before = untouched(subAccount, author, message);
        boolean claimed = before.filter(Taken::claimed).isPresent()
                && handOvers.lock(subAccount, before.get().thread());
        if (!claimed) {
            lock.take(subAccount);
        }
        return untouched(subAccount, author, message).map(taken -> {
            UUID draft = takenBack.draft(subAccount, author, message, now);
            takenBack.delete(subAccount, message, taken.thread());
            if (claimed) {
                handOvers.release(new Deed(subAccount, taken.thread(), author, now));
            }
            conversations.refresh(subAccount, taken.conversation());
            changes.append(subAccount, Subject.ofConversation(Kind.CONVERSATION_CHANGED, taken.conversation()), now);
            return draft;
        });
    }

    private Optional<Taken> untouched(SubAccountId subAccount, UserId author, UUID message) {
        return jdbc.sql("""
                select conversation_id, thread_id,
                       exists (select 1
                                 from claim
                                where claim.sub_account_id = message.sub_account_id
                                  and claim.thread_id = message.thread_id
                                  and claim.rule = 'R32'
                                  and claim.user_id = message.author_id
                                  and claim.claimed_at = message.created_at)
                       and not exists (select 1
                                         from message as later
                                        where later.sub_account_id = message.sub_account_id
                                          and later.thread_id = message.thread_id
                                          and later.direction = 'OUTBOUND'
                                          and later.author_id is not null
                                          and later.created_at > message.created_at) as claimed
                  from message
                 where sub_account_id = :subAccount
                   and message_id = :message
                   and author_id = :author
                   and state in ('QUEUED', 'HELD', 'FAILED')
                """ + UNTOUCHED)
                .param("subAccount", subAccount.value())
                .param("message", message)
                .param("author", author.value())
                .query((row, n) -> new Taken(
                        Columns.uuid(row, "conversation_id"),
                        Columns.uuid(row, "thread_id"),
                        row.getBoolean("claimed")))
                .optional();
    }

    @Override
    public int scheduled(SubAccountId subAccount, UserId author, Instant now) {
        return jdbc.sql("""
                select count(*)
                  from message
                 where sub_account_id = :subAccount
                   and author_id = :author
                   and (state = 'HELD' or (state = 'QUEUED' and leaves_at > :now + interval '1 minute'))
                """)
                .param("subAccount", subAccount.value())
                .param("author", author.value())
                .param("now", Columns.time(now))
                .query(Integer.class)
                .single();
    }
}
