package dev.tandem.server.postgres;

import dev.tandem.core.contact.ContactCard;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.MergeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merges of contacts in PostgreSQL. */
@Repository
class PostgresMergeStore implements MergeStore {

    private static final String MERGE = """
            select merge_id, into_id, merged_at, undo_until, undone_at,
                   array(select contact_id
                           from merged_contact
                          where merged_contact.sub_account_id = contact_merge.sub_account_id
                            and merged_contact.merge_id = contact_merge.merge_id
                            and merged_contact.contact_id <> contact_merge.into_id
                          order by created_at, contact_id::text) as others
              from contact_merge
            """;

    private final JdbcClient jdbc;
    private final SubAccountLock lock;
    private final MergeRows rows;
    private final UnmergeRows unmerge;
    private final CardRows cards;

    PostgresMergeStore(JdbcClient jdbc, SubAccountLock lock, ConversationRows conversations) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.cards = new CardRows(jdbc);
        this.rows = new MergeRows(jdbc, cards, conversations);
        this.unmerge = new UnmergeRows(jdbc, cards, conversations);
    }

    @Override
    public void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    @Override
    public List<ContactCard> cards(SubAccountId subAccount, List<UUID> contacts) {
        return cards.read(subAccount, contacts);
    }

    @Override
    public UUID merge(SubAccountId subAccount, MergePlan plan, Deed deed) {
        return rows.merge(subAccount, plan, deed);
    }

    @Override
    public Optional<Merge> find(SubAccountId subAccount, UUID merge) {
        return jdbc.sql(MERGE + """
                 where sub_account_id = :subAccount
                   and merge_id = :merge
                """)
                .param("subAccount", subAccount.value())
                .param("merge", merge)
                .query((row, n) -> merge(row))
                .optional();
    }

    @Override
    public List<Merge> undoable(SubAccountId subAccount, UUID contact, Instant now) {
        return jdbc.sql(MERGE + """
                 where sub_account_id = :subAccount
                   and into_id = :contact
                   and undone_at is null
                   and undo_until > :now
                 order by merged_at desc, merge_id desc
                """)
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .param("now", Columns.time(now))
                .query((row, n) -> merge(row))
                .list();
    }

    @Override
    public Optional<MergePlan> plan(SubAccountId subAccount, UUID merge) {
        return find(subAccount, merge)
                .map(found -> MergePlan.of(cards.kept(subAccount, merge), Optional.of(new ContactId(found.into()))));
    }

    @Override
    public void undo(SubAccountId subAccount, Merge merge, ContactCard stays, Instant now) {
        unmerge.undo(subAccount, merge, stays, now);
    }

    /** Cross-tenant by purpose: time passes for all of them. */
    @Override
    public void forget(Instant now) {
        jdbc.sql("delete from contact_merge where undo_until <= :now")
                .param("now", Columns.time(now))
                .update();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                Columns.uuid(row, "merge_id"),
                Columns.uuid(row, "into_id"),
                Arrays.asList((UUID[]) row.getArray("others").getArray()),
                Columns.instant(row, "merged_at"),
                Columns.instant(row, "undo_until"),
                Columns.optionalInstant(row, "undone_at"));
    }
}
