package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ConversationMarks;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the marks of conversations and which messages were read. */
@Component
class PostgresConversationMarks implements ConversationMarks {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;

    PostgresConversationMarks(JdbcClient jdbc, ConversationRows conversations) {
        this.jdbc = jdbc;
        this.conversations = conversations;
    }

    @Override
    public boolean set(SubAccountId subAccount, UUID conversation, Marks marks) {
        int read = marks.read()
                .map(wanted -> wanted ? readAll(subAccount, conversation) : unreadNewest(subAccount, conversation))
                .orElse(0);
        if (read > 0) {
            conversations.refresh(subAccount, conversation);
        }
        return flags(subAccount, conversation, marks) + read > 0;
    }

    private int flags(SubAccountId subAccount, UUID conversation, Marks marks) {
        return jdbc.sql("""
                update conversation
                   set starred = coalesce(:starred::boolean, starred), archived = coalesce(:archived::boolean, archived),
                       trashed = coalesce(:trashed::boolean, trashed)
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and (starred, archived, trashed)
                       is distinct from (coalesce(:starred::boolean, starred), coalesce(:archived::boolean, archived),
                                         coalesce(:trashed::boolean, trashed))
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .param("starred", orNull(marks.starred()))
                .param("archived", orNull(marks.archived()))
                .param("trashed", orNull(marks.trashed()))
                .update();
    }

    private int readAll(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                update message
                   set read = true
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and not read
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
    }

    private int unreadNewest(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                update message
                   set read = false
                 where sub_account_id = :subAccount
                   and read
                   and message_id = (select message_id
                                       from message
                                      where sub_account_id = :subAccount
                                        and conversation_id = :conversation
                                        and direction = 'INBOUND'
                                        and withdrawn_at is null
                                      order by received_at desc, message_id desc
                                      limit 1)
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .update();
    }

    private static @Nullable Boolean orNull(Optional<Boolean> mark) {
        return mark.orElse(null);
    }
}
