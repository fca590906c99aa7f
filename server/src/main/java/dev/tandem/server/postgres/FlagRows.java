package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.FlagRules;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * R19: what the copies in a mailbox carry, and what follows from it for the messages they stand for, in every sub-account that is
 * connected and wants it. Cross-tenant by purpose: one copy may stand for messages of several.
 */
@Component
class FlagRows {

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final ChangeLog changes;
    private final SubAccountLock lock;

    FlagRows(JdbcClient jdbc, ConversationRows conversations, ChangeLog changes, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.changes = changes;
        this.lock = lock;
    }

    /**
     * A message that a copy stands for.
     *
     * @param kept flags that the mailbox does not change here: not wanted from there, or wished otherwise and not told yet (F87)
     */
    private record Shown(SubAccountId subAccount, UUID message, UUID conversation, Flags flags, Set<Flag> kept) {}

    /** Lets nobody else write where these copies show, until the transaction ends. */
    void lock(MailboxId mailbox, Collection<GmailMessageId> copies) {
        lock.take(jdbc
                .sql("""
                select distinct sub_account_id
                  from message_source
                 where mailbox_id = :mailbox
                   and gmail_message_id = any (:copies)
                """)
                .param("mailbox", mailbox.value())
                .param("copies", copies.stream().map(GmailMessageId::value).toArray(String[]::new))
                .query((row, n) -> new SubAccountId(Columns.uuid(row, "sub_account_id")))
                .list()
                .stream());
    }

    /** The copy carries other labels now. A copy that is not kept, or carries them already, changes nothing (F86). */
    void relabel(MailboxId mailbox, GmailMessageId copy, UnaryOperator<Set<Label>> change, Instant now) {
        labels(mailbox, copy).ifPresent(before -> {
            Set<Label> after = change.apply(before);
            if (!after.equals(before)) {
                write(mailbox, copy, after);
                shown(mailbox, copy)
                        .forEach(shown ->
                                become(shown, FlagRules.afterMailbox(shown.flags(), before, after, shown.kept()), now));
            }
        });
    }

    /** These flags are as the mailbox has them, wherever the copy shows: who wished them otherwise was not the last, or wishes no more. */
    void asMailbox(MailboxId mailbox, GmailMessageId copy, Set<Flag> flags, Instant now) {
        labels(mailbox, copy)
                .ifPresent(labels -> shown(mailbox, copy)
                        .forEach(shown -> become(
                                shown, FlagRules.asMailbox(shown.flags(), labels, without(flags, shown.kept())), now)));
    }

    private static Set<Flag> without(Set<Flag> these, Set<Flag> those) {
        return these.stream().filter(flag -> !those.contains(flag)).collect(Collectors.toSet());
    }

    private Optional<Set<Label>> labels(MailboxId mailbox, GmailMessageId copy) {
        return jdbc.sql("""
                select labels
                  from mailbox_copy
                 where mailbox_id = :mailbox
                   and gmail_message_id = :copy
                   for update
                """)
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .query((row, n) -> Columns.labels(row, "labels").orElseGet(Set::of))
                .optional();
    }

    private void write(MailboxId mailbox, GmailMessageId copy, Set<Label> labels) {
        jdbc.sql("""
                update mailbox_copy
                   set labels = :labels
                 where mailbox_id = :mailbox
                   and gmail_message_id = :copy
                """)
                .param("labels", Columns.labels(labels))
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .update();
    }

    /** Where the connection has ended, what was brought in stays as it is (R71, R72). */
    private List<Shown> shown(MailboxId mailbox, GmailMessageId copy) {
        return jdbc.sql("""
                select message.sub_account_id, message.message_id, message.conversation_id,
                       array_remove(array[case when message.read then 'READ' end, case when message.starred then 'STARRED' end,
                                          case when message.archived then 'ARCHIVED' end,
                                          case when message.trashed then 'TRASHED' end], null) as flags,
                       array(select flag
                               from label_wish
                              where label_wish.mailbox_id = :mailbox
                                and label_wish.gmail_message_id = :copy) as untold,
                       taken
                  from message_source
                  join message using (sub_account_id, message_id)
                  cross join lateral (
                       select array_agg(distinct flag) as taken, count(*) as connections
                         from connection
                         left join unnest(mirror_from_gmail) as flag on true
                        where connection.sub_account_id = message.sub_account_id
                          and connection.mailbox_id = :mailbox
                          and disconnected_at is null) as connected
                 where message_source.mailbox_id = :mailbox
                   and message_source.gmail_message_id = :copy
                   and connections > 0
                 order by message.sub_account_id
                """)
                .param("mailbox", mailbox.value())
                .param("copy", copy.value())
                .query((row, n) -> new Shown(
                        new SubAccountId(Columns.uuid(row, "sub_account_id")),
                        Columns.uuid(row, "message_id"),
                        Columns.uuid(row, "conversation_id"),
                        new Flags(flags(row, "flags")),
                        kept(row)))
                .list();
    }

    private static Set<Flag> kept(ResultSet row) throws SQLException {
        Set<Flag> kept = EnumSet.allOf(Flag.class);
        kept.removeAll(flags(row, "taken"));
        kept.addAll(flags(row, "untold"));
        return kept;
    }

    private static Set<Flag> flags(ResultSet row, String column) throws SQLException {
        return Columns.texts(row, column).stream()
                .flatMap(word -> Optional.ofNullable(word).stream())
                .map(Flag::valueOf)
                .collect(Collectors.toSet());
    }

    private void become(Shown shown, Flags flags, Instant now) {
        if (!flags.equals(shown.flags())) {
            mark(shown, flags);
            conversations.refresh(shown.subAccount(), shown.conversation());
            changes.append(
                    shown.subAccount(),
                    Subject.ofMessage(Kind.MESSAGE_CHANGED, shown.conversation(), shown.message()),
                    now);
        }
    }

    private void mark(Shown shown, Flags flags) {
        jdbc.sql("""
                update message
                   set read = :read, starred = :starred, archived = :archived, trashed = :trashed
                 where sub_account_id = :subAccount
                   and message_id = :message
                """)
                .param("read", flags.has(Flag.READ))
                .param("starred", flags.has(Flag.STARRED))
                .param("archived", flags.has(Flag.ARCHIVED))
                .param("trashed", flags.has(Flag.TRASHED))
                .param("subAccount", shown.subAccount().value())
                .param("message", shown.message())
                .update();
    }
}
