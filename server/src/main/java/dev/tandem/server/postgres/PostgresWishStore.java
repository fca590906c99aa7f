package dev.tandem.server.postgres;

import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.WishStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
                select gmail_message_id, labels, max(attempts) as attempts,
                       array_agg(flag || ' ' || value) as flags, array_agg(flag || ' ' || revision) as revisions
                  from label_wish
                  join mailbox_copy using (mailbox_id, gmail_message_id)
                 where mailbox_id = :mailbox
                   and next_attempt_at <= :now
                   and deleted_at is null
                   and exists (select 1
                                 from connection
                                where connection.sub_account_id = label_wish.sub_account_id
                                  and connection.mailbox_id = :mailbox
                                  and disconnected_at is null
                                  and paused_at is null)
                 group by gmail_message_id, labels
                 order by min(wished_at), gmail_message_id
                 limit :limit
                """)
                .param("mailbox", mailbox.value())
                .param("now", Columns.time(now))
                .param("limit", limit)
                .query((row, n) -> new Wish(
                        new GmailMessageId(row.getString("gmail_message_id")),
                        Columns.labels(row, "labels").orElseGet(Set::of),
                        byFlag(row, "flags", Boolean::valueOf),
                        byFlag(row, "revisions", Long::valueOf),
                        row.getInt("attempts")))
                .list();
    }

    private static <T> Map<Flag, T> byFlag(ResultSet row, String column, Function<String, T> read) throws SQLException {
        return Columns.texts(row, column).stream()
                .map(text -> text.split(" ", 2))
                .collect(Collectors.toMap(parts -> Flag.valueOf(parts[0]), parts -> read.apply(parts[1])));
    }

    @Override
    public void told(MailboxId mailbox, List<Wish> wishes, Map<GmailMessageId, Set<Label>> now, Instant at) {
        flags.lock(mailbox, now.keySet());
        wishes.forEach(wish -> drop(mailbox, wish));
        now.forEach((copy, labels) -> flags.relabel(mailbox, copy, before -> labels, at));
        wishes.forEach(
                wish -> flags.asMailbox(mailbox, wish.message(), wish.flags().keySet(), at));
    }

    @Override
    public void gone(MailboxId mailbox, Wish wish, Instant now) {
        deleted.delete(mailbox, Set.of(wish.message()), now);
        drop(mailbox, wish);
    }

    @Override
    public void postpone(MailboxId mailbox, Wish wish, Instant until) {
        each(mailbox, wish, """
                update label_wish
                   set attempts = attempts + 1, next_attempt_at = :until
                  from these
                """).param("until", Columns.time(until)).update();
    }

    @Override
    public void drop(MailboxId mailbox, Wish wish) {
        each(mailbox, wish, """
                delete from label_wish
                 using these
                """).update();
    }

    /** What was wished anew meanwhile is another wish. */
    private JdbcClient.StatementSpec each(MailboxId mailbox, Wish wish, String change) {
        List<Flag> wished = List.copyOf(wish.revisions().keySet());
        return jdbc.sql("""
                with these as (
                    select flag, revision
                      from unnest(cast(:flags as text[]), cast(:revisions as bigint[])) as wished (flag, revision)
                )
                """ + change + """
                 where mailbox_id = :mailbox
                   and gmail_message_id = :message
                   and label_wish.flag = these.flag
                   and label_wish.revision = these.revision
                """)
                .param("flags", wished.stream().map(Flag::name).toArray(String[]::new))
                .param("revisions", wished.stream().map(wish.revisions()::get).toArray(Long[]::new))
                .param("mailbox", mailbox.value())
                .param("message", wish.message().value());
    }
}
