package dev.tandem.server.postgres;

import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.WishStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a mailbox is still to be told, in PostgreSQL. Cross-tenant by purpose: the loop that tells it to a mailbox. */
@Repository
class PostgresWishStore implements WishStore {

    private final JdbcClient jdbc;
    private final FlagRows flags;
    private final DeletedCopyRows deleted;

    PostgresWishStore(JdbcClient jdbc, FlagRows flags, DeletedCopyRows deleted) {
        this.jdbc = jdbc;
        this.deleted = deleted;
        this.flags = flags;
    }

    @Override
    public List<Wish> waiting(MailboxId mailbox, Instant now, int limit) {
        return jdbc.sql("""
                select gmail_message_id, labels, read, starred, archived, trashed, revision, attempts
                  from label_wish
                  join mailbox_copy using (mailbox_id, gmail_message_id)
                 where mailbox_id = :mailbox
                   and next_attempt_at <= :now
                   and deleted_at is null
                   and exists (select 1
                                 from connection
                                where connection.sub_account_id = label_wish.sub_account_id
                                  and connection.mailbox_id = :mailbox
                                  and disconnected_at is null)
                 order by wished_at, gmail_message_id
                 limit :limit
                """)
                .param("mailbox", mailbox.value())
                .param("now", Columns.time(now))
                .param("limit", limit)
                .query((row, n) -> new Wish(
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Columns.labels(row, "labels").orElseGet(Set::of),
                        wished(row),
                        row.getInt("revision"),
                        row.getInt("attempts")))
                .list();
    }

    private static Map<Flag, Boolean> wished(ResultSet row) throws SQLException {
        Map<Flag, Boolean> wished = new EnumMap<>(Flag.class);
        for (Flag flag : Flag.values()) {
            Boolean value = row.getObject(flag.name().toLowerCase(Locale.ROOT), Boolean.class);
            if (value != null) {
                wished.put(flag, value);
            }
        }
        return wished;
    }

    @Override
    public void told(MailboxId mailbox, List<Wish> wishes, Map<GmailMessageId, Set<Label>> now, Instant at) {
        flags.lock(mailbox, now.keySet());
        wishes.forEach(wish -> drop(mailbox, wish));
        now.forEach((copy, labels) -> flags.relabel(mailbox, copy, before -> labels, at));
    }

    @Override
    public void gone(MailboxId mailbox, Wish wish, Instant now) {
        deleted.delete(mailbox, Set.of(wish.message()), now);
        drop(mailbox, wish);
    }

    @Override
    public void postpone(MailboxId mailbox, Wish wish, Instant until) {
        jdbc.sql("""
                update label_wish
                   set attempts = attempts + 1, next_attempt_at = :until
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                   and revision = :revision
                """)
                .param("until", Columns.time(until))
                .param("mailbox", mailbox.value())
                .param("message", wish.message().value())
                .param("revision", wish.revision())
                .update();
    }

    @Override
    public void drop(MailboxId mailbox, Wish wish) {
        jdbc.sql("""
                delete from label_wish
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                   and revision = :revision
                """)
                .param("mailbox", mailbox.value())
                .param("message", wish.message().value())
                .param("revision", wish.revision())
                .update();
    }
}
