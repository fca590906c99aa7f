package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.conversation.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contacts and their addresses in PostgreSQL. Whoever writes locks the sub-account first, as the import of emails does. */
@Repository
class PostgresContactStore implements ContactStore {

    private final JdbcClient jdbc;
    private final ContactCards cards;
    private final ContactRows rows;
    private final ManyContactRows many;
    private final SubAccountLock lock;

    PostgresContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.cards = new ContactCards(jdbc);
        this.rows = new ContactRows(jdbc);
        this.many = new ManyContactRows(jdbc);
        this.lock = new SubAccountLock(jdbc);
    }

    @Override
    public Page<Card> list(SubAccountId subAccount, Search search, Optional<String> cursor, int limit) {
        return cards.list(subAccount, search, cursor, limit);
    }

    @Override
    public int count(SubAccountId subAccount) {
        return jdbc.sql("select count(*) from contact where sub_account_id = :subAccount")
                .param("subAccount", subAccount.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Card> find(SubAccountId subAccount, UUID contact) {
        return cards.read(subAccount, List.of(contact)).stream().findFirst();
    }

    @Override
    public List<Card> withAddress(SubAccountId subAccount, EmailAddress address) {
        List<UUID> contacts = jdbc.sql("""
                select contact.contact_id
                  from contact_address
                  join contact
                    on contact.sub_account_id = contact_address.sub_account_id
                   and contact.contact_id = contact_address.contact_id
                 where contact_address.sub_account_id = :subAccount
                   and match_key = :matchKey
                 order by created_at, contact.contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("matchKey", address.matchKey())
                .query((row, number) -> Columns.uuid(row, "contact_id"))
                .list();
        return cards.read(subAccount, contacts);
    }

    @Override
    public UUID add(SubAccountId subAccount, Details details, Instant now) {
        lock.take(subAccount);
        return rows.add(subAccount, details, now);
    }

    @Override
    public void change(SubAccountId subAccount, UUID contact, Details details, Instant now) {
        lock.take(subAccount);
        rows.change(subAccount, contact, details, now);
    }

    @Override
    public void delete(SubAccountId subAccount, UUID contact) {
        lock.take(subAccount);
        rows.delete(subAccount, contact);
    }

    @Override
    public void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    @Override
    public List<Owner> owners(SubAccountId subAccount, Collection<String> matchKeys) {
        return many.owners(subAccount, matchKeys);
    }

    @Override
    public List<Card> findAll(SubAccountId subAccount, List<UUID> contacts) {
        return cards.read(subAccount, contacts);
    }

    @Override
    public List<Card> inOrder(SubAccountId subAccount, Optional<UUID> after, int limit) {
        return cards.read(subAccount, many.idsAfter(subAccount, after, limit));
    }

    @Override
    public List<UUID> addAll(SubAccountId subAccount, List<Details> details, Instant now) {
        lock.take(subAccount);
        return rows.addAll(subAccount, details, now);
    }

    @Override
    public List<UUID> assignAll(SubAccountId subAccount, List<UUID> contacts, Optional<UserId> user, Instant now) {
        lock.take(subAccount);
        return many.assign(subAccount, contacts, user, now);
    }

    @Override
    public List<UUID> tagAll(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now) {
        lock.take(subAccount);
        return many.tag(subAccount, contacts, tag, now);
    }

    @Override
    public List<UUID> untagAll(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now) {
        lock.take(subAccount);
        return many.untag(subAccount, contacts, tag, now);
    }
}
