package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.ContactStore.Search;
import dev.tandem.server.conversation.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads contacts: newest email first, those without any behind, by keyset. */
final class ContactCards {

    private final JdbcClient jdbc;

    ContactCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Placed(UUID contact, String place) {}

    Page<Card> list(SubAccountId subAccount, Search search, Optional<String> cursor, int limit) {
        ListPlace after = ListPlace.of(cursor);
        List<Placed> found = jdbc.sql("""
                select contact_id, coalesce(last_email_at, '-infinity')::text || '|' || contact_id as place
                  from contact
                 where sub_account_id = :subAccount
                   and search_text like all (:patterns)
                   and (:tag::text is null or tags @> array[:tag::text])
                   and (:assignedTo::uuid is null or assigned_to = :assignedTo::uuid)
                   and (not :unassigned or assigned_to is null)
                   and (:matchKey::text is null
                        or exists (select 1
                                     from contact_address
                                    where contact_address.sub_account_id = contact.sub_account_id
                                      and contact_address.contact_id = contact.contact_id
                                      and match_key = :matchKey::text))
                   and (:afterId::uuid is null
                        or (coalesce(last_email_at, '-infinity'), contact_id) < (:afterTime::timestamptz, :afterId::uuid))
                 order by coalesce(last_email_at, '-infinity') desc, contact_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("patterns", patterns(search.text()))
                .param("tag", search.tag().orElse(null))
                .param("assignedTo", search.assignedTo().map(UserId::value).orElse(null))
                .param("unassigned", search.unassigned())
                .param("matchKey", search.address().map(EmailAddress::matchKey).orElse(null))
                .param("afterTime", after.time())
                .param("afterId", after.id())
                .param("limit", limit + 1)
                .query((row, number) -> new Placed(Columns.uuid(row, "contact_id"), row.getString("place")))
                .list();
        Page<Placed> page = Cursor.page(found, limit, Placed::place);
        return new Page<>(
                read(subAccount, page.items().stream().map(Placed::contact).toList()), page.nextCursor());
    }

    /** One for each word, in whatever order they stand. */
    private static String[] patterns(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Columns::containing)
                .toArray(String[]::new);
    }

    /** The contacts with these ids, in their order. */
    List<Card> read(SubAccountId subAccount, List<UUID> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        UUID[] ids = contacts.toArray(UUID[]::new);
        Map<UUID, List<Address>> addresses = addresses(subAccount, ids);
        Map<UUID, Card> cards = jdbc
                .sql("""
                select contact_id, first_name, last_name, company, job_title, assigned_to, do_not_disturb, tags, created_at, updated_at,
                       last_email_at
                  from contact
                 where sub_account_id = :subAccount
                   and contact_id = any(:contacts)
                """)
                .param("subAccount", subAccount.value())
                .param("contacts", ids)
                .query((row, number) -> card(row, addresses))
                .list()
                .stream()
                .collect(Collectors.toMap(Card::contactId, Function.identity()));
        return contacts.stream().filter(cards::containsKey).map(cards::get).toList();
    }

    private Map<UUID, List<Address>> addresses(SubAccountId subAccount, UUID[] contacts) {
        record Of(UUID contact, Address address) {}
        return jdbc
                .sql("""
                select contact_id, value, is_primary
                  from contact_address
                 where sub_account_id = :subAccount
                   and contact_id = any(:contacts)
                 order by contact_id, position
                """)
                .param("subAccount", subAccount.value())
                .param("contacts", contacts)
                .query((row, number) -> new Of(
                        Columns.uuid(row, "contact_id"),
                        new Address(row.getString("value"), row.getBoolean("is_primary"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::contact, Collectors.mapping(Of::address, Collectors.toList())));
    }

    private static Card card(ResultSet row, Map<UUID, List<Address>> addresses) throws SQLException {
        UUID contact = Columns.uuid(row, "contact_id");
        return new Card(
                contact,
                new Details(
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("company"),
                        row.getString("job_title"),
                        addresses.getOrDefault(contact, List.of()),
                        Columns.optionalUuid(row, "assigned_to").map(UserId::new),
                        Columns.texts(row, "tags"),
                        row.getBoolean("do_not_disturb")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                Columns.optionalInstant(row, "last_email_at"));
    }
}
