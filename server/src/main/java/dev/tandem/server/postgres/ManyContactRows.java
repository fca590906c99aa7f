package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore.Owner;
import dev.tandem.server.contact.Tags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes many contacts by one statement. */
final class ManyContactRows {

    private final JdbcClient jdbc;

    ManyContactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> assign(SubAccountId subAccount, List<UUID> contacts, Optional<UserId> user, Instant now) {
        return jdbc.sql("""
                update contact
                   set assigned_to = :user::uuid, updated_at = :now
                 where sub_account_id = :subAccount
                   and contact_id = any (:contacts)
                   and assigned_to is distinct from :user::uuid
                returning contact_id
                """)
                .param("user", user.map(UserId::value).orElse(null))
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
    }

    List<UUID> tag(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now) {
        return jdbc.sql("""
                update contact
                   set tags = tags || :tag::text, updated_at = :now
                 where sub_account_id = :subAccount
                   and contact_id = any (:contacts)
                   and not tags @> array[:tag::text]
                   and cardinality(tags) < :most
                returning contact_id
                """)
                .param("tag", tag)
                .param("most", Tags.TAGS_MAX)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
    }

    List<UUID> untag(SubAccountId subAccount, List<UUID> contacts, String tag, Instant now) {
        return jdbc.sql("""
                update contact
                   set tags = array_remove(tags, :tag::text), updated_at = :now
                 where sub_account_id = :subAccount
                   and contact_id = any (:contacts)
                   and tags @> array[:tag::text]
                returning contact_id
                """)
                .param("tag", tag)
                .param("now", Columns.time(now))
                .param("subAccount", subAccount.value())
                .param("contacts", contacts.toArray(UUID[]::new))
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
    }

    List<Owner> owners(SubAccountId subAccount, Collection<String> matchKeys) {
        return jdbc.sql("""
                select match_key, contact_id
                  from contact_address
                  join contact using (sub_account_id, contact_id)
                 where sub_account_id = :subAccount
                   and match_key = any (:matchKeys)
                 order by created_at, contact_id::text
                """)
                .param("subAccount", subAccount.value())
                .param("matchKeys", Columns.texts(matchKeys))
                .query((row, n) -> new Owner(row.getString("match_key"), Columns.uuid(row, "contact_id")))
                .list();
    }

    List<UUID> idsAfter(SubAccountId subAccount, Optional<UUID> after, int limit) {
        return jdbc.sql("""
                select contact_id
                  from contact
                 where sub_account_id = :subAccount
                   and (:after::uuid is null or contact_id > :after::uuid)
                 order by contact_id
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list();
    }
}
