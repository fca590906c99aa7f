package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ConversationMarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps marks on messages, and wishes for the mailboxes that hold them. */
@Component
class PostgresConversationMarks implements ConversationMarks {

    /** The newest message that is shown, of those that the condition lets in. */
    private static final String NEWEST = """
             and (cast(:message as uuid) is not null
                  or message_id = (select message_id
                                     from message
                                    where sub_account_id = :subAccount
                                      and conversation_id = :conversation
                                      and withdrawn_at is null
                                      %s
                                    order by received_at desc, message_id desc
                                    limit 1))
            """;

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final SubAccountLock lock;
    private final MailboxRows mailboxes;

    PostgresConversationMarks(JdbcClient jdbc, ConversationRows conversations, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.lock = lock;
        this.mailboxes = new MailboxRows(jdbc);
    }

    @Override
    public boolean set(SubAccountId subAccount, Target target, Marks marks, Instant now) {
        if (!exists(subAccount, target.conversation())) {
            return false;
        }
        lock.take(subAccount);
        List<UUID> marked = new ArrayList<>();
        marks.given().forEach((flag, value) -> marked.addAll(set(subAccount, target, flag, value, now)));
        if (!marked.isEmpty()) {
            conversations.refresh(subAccount, target.conversation());
        }
        return !marked.isEmpty();
    }

    private boolean exists(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select exists (select 1
                                 from conversation
                                where sub_account_id = :subAccount
                                  and conversation_id = :conversation)
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Set<UserId> holders(SubAccountId subAccount, UUID conversation) {
        return Set.copyOf(jdbc.sql("""
                select distinct user_id
                  from message
                  join message_source using (sub_account_id, message_id)
                  join connection using (sub_account_id, mailbox_id)
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and gmail_message_id is not null
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, n) -> new UserId(Columns.uuid(row, "user_id")))
                .list());
    }

    private List<UUID> set(SubAccountId subAccount, Target target, Flag flag, boolean value, Instant now) {
        List<UUID> messages = mark(subAccount, target, flag, value);
        wish(subAccount, messages, flag, value, now);
        if (flag == Flag.TRASHED && !value) {
            comeBack(subAccount, messages, now);
        }
        return messages;
    }

    private List<UUID> mark(SubAccountId subAccount, Target target, Flag flag, boolean value) {
        return jdbc.sql("""
                update message
                   set %1$s = :value
                 where sub_account_id = :subAccount
                   and conversation_id = :conversation
                   and message_id = coalesce(cast(:message as uuid), message_id)
                   and withdrawn_at is null
                   and %1$s <> :value
                """.formatted(column(flag)) + which(flag, value) + "returning message_id")
                .param("value", value)
                .param("subAccount", subAccount.value())
                .param("conversation", target.conversation())
                .param("message", target.message().orElse(null))
                .query((row, n) -> Columns.uuid(row, "message_id"))
                .list();
    }

    private static String which(Flag flag, boolean value) {
        if (flag == Flag.READ && !value) {
            return NEWEST.formatted("and direction = 'INBOUND'");
        }
        return flag == Flag.STARRED && value ? NEWEST.formatted("") : "";
    }

    /** Every copy in a mailbox that is connected here and wants to be told; the latest wish for a flag is the one that counts, whoever had one. */
    private void wish(SubAccountId subAccount, List<UUID> messages, Flag flag, boolean value, Instant now) {
        jdbc
                .sql("""
                insert into label_wish (mailbox_id, gmail_message_id, flag, value, sub_account_id, wished_at, next_attempt_at)
                select mailbox_id, gmail_message_id, :flag, :value, source.sub_account_id, :now, :now
                  from message_source source
                  join mailbox_copy using (mailbox_id, gmail_message_id)
                 where source.sub_account_id = :subAccount
                   and source.message_id = any (:messages)
                   and deleted_at is null
                   and exists (select 1
                                 from connection
                                where connection.sub_account_id = :subAccount
                                  and connection.mailbox_id = source.mailbox_id
                                  and disconnected_at is null
                                  and :flag = any (mirror_to_gmail))
                 order by mailbox_id, gmail_message_id
                on conflict (mailbox_id, gmail_message_id, flag) do update
                   set value = excluded.value, sub_account_id = excluded.sub_account_id, revision = excluded.revision,
                       attempts = 0, next_attempt_at = excluded.next_attempt_at
                returning mailbox_id
                """)
                .param("value", value)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("messages", messages.toArray(UUID[]::new))
                .param("flag", flag.name())
                .query((row, n) -> new MailboxId(Columns.uuid(row, "mailbox_id")))
                .list()
                .stream()
                .distinct()
                .forEach(mailbox -> mailboxes.hint(mailbox, now));
    }

    /** What comes out of the trash lies where it lay before. */
    private void comeBack(SubAccountId subAccount, List<UUID> messages, Instant now) {
        Map<Boolean, List<UUID>> archived = jdbc
                .sql("""
                select message_id, archived
                  from message
                 where sub_account_id = :subAccount
                   and message_id = any (:messages)
                """)
                .param("subAccount", subAccount.value())
                .param("messages", messages.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getBoolean("archived"), Columns.uuid(row, "message_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        archived.forEach((value, these) -> wish(subAccount, these, Flag.ARCHIVED, value, now));
    }

    private static String column(Flag flag) {
        return flag.name().toLowerCase(Locale.ROOT);
    }
}
