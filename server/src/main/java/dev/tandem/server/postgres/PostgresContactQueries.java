package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.ContactQueries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what stands around contacts from PostgreSQL. */
@Repository
class PostgresContactQueries implements ContactQueries {

    private final JdbcClient jdbc;
    private final ContactSigns signs;
    private final ContactThreads threads;
    private final DuplicateRows duplicates;

    PostgresContactQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.signs = new ContactSigns(jdbc);
        this.threads = new ContactThreads(jdbc);
        this.duplicates = new DuplicateRows(jdbc);
    }

    @Override
    public List<String> tags(SubAccountId subAccount, int limit) {
        return jdbc.sql("""
                select distinct tag
                  from contact, unnest(tags) as tag
                 where sub_account_id = :subAccount
                 order by tag
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("limit", limit)
                .query((row, n) -> row.getString("tag"))
                .list();
    }

    @Override
    public List<Signs> signs(SubAccountId subAccount, List<UUID> contacts, List<SubAccountId> visible) {
        return signs.of(subAccount, contacts, visible);
    }

    @Override
    public Optional<UUID> above(SubAccountId subAccount, UUID contact) {
        return neighbour(subAccount, contact, ">", "asc");
    }

    @Override
    public Optional<UUID> below(SubAccountId subAccount, UUID contact) {
        return neighbour(subAccount, contact, "<", "desc");
    }

    private Optional<UUID> neighbour(SubAccountId subAccount, UUID contact, String beyond, String order) {
        return jdbc.sql("""
                select other.contact_id
                  from contact as here
                  join contact as other
                    on other.sub_account_id = here.sub_account_id
                   and (coalesce(other.last_email_at, '-infinity'), other.contact_id)
                       %s (coalesce(here.last_email_at, '-infinity'), here.contact_id)
                 where here.sub_account_id = :subAccount
                   and here.contact_id = :contact
                 order by coalesce(other.last_email_at, '-infinity') %s, other.contact_id %s
                 limit 1
                """.formatted(beyond, order, order))
                .param("subAccount", subAccount.value())
                .param("contact", contact)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<ThreadLine> threads(SubAccountId subAccount, UUID contact) {
        return threads.own(subAccount, contact);
    }

    @Override
    public List<TookPart> tookPart(SubAccountId subAccount, UUID contact, int limit) {
        return threads.ofOthers(subAccount, contact, limit);
    }

    @Override
    public List<Duplicates> duplicates(SubAccountId subAccount, int limit) {
        return duplicates.groups(subAccount, limit);
    }
}
