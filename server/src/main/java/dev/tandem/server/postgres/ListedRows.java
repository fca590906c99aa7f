package dev.tandem.server.postgres;

import dev.tandem.core.contact.Contact;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import dev.tandem.server.policy.SyncPolicyStore.Named;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts whose addresses stand on a list of addresses and domains. */
final class ListedRows {

    private final JdbcClient jdbc;

    ListedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A contact with its name. */
    record Known(Contact contact, String name) {}

    /** The addresses on the list, as R28 compares them. */
    static String[] keys(List<String> entries) {
        return entries.stream()
                .flatMap(entry -> EmailAddress.parse(entry).stream())
                .map(EmailAddress::matchKey)
                .toArray(String[]::new);
    }

    /** The domains on the list. */
    static String[] domains(List<String> entries) {
        return entries.stream()
                .filter(entry -> EmailAddress.parse(entry).isEmpty())
                .flatMap(entry -> MailDomain.parse(entry).stream())
                .map(MailDomain::value)
                .toArray(String[]::new);
    }

    /** Which contact has which address on the list. */
    Map<String, UUID> contacts(SubAccountId subAccount, List<String> entries) {
        Map<String, UUID> contacts = new HashMap<>();
        jdbc.sql("""
                select match_key, contact_id
                  from contact_address
                 where sub_account_id = :subAccount
                   and (match_key = any (:keys)
                        or exists (select 1
                                     from unnest(:domains) as domain
                                    where right(match_key, length(domain) + 1) in ('@' || domain, '.' || domain)))
                 order by contact_id
                """)
                .param("subAccount", subAccount.value())
                .param("keys", keys(entries))
                .param("domains", domains(entries))
                .query((row, n) -> Map.entry(row.getString("match_key"), Columns.uuid(row, "contact_id")))
                .list()
                .forEach(one -> contacts.putIfAbsent(one.getKey(), one.getValue()));
        return contacts;
    }

    List<Named> named(SubAccountId subAccount, List<String> entries, int limit) {
        Set<UUID> ids = Set.copyOf(contacts(subAccount, entries).values());
        return known(subAccount, ids).values().stream()
                .map(person -> new Named(person.contact().id(), person.name()))
                .sorted(Comparator.comparing(Named::name))
                .limit(limit)
                .toList();
    }

    Map<UUID, Known> known(SubAccountId subAccount, Set<UUID> ids) {
        return jdbc
                .sql("""
                select contact_id, created_at, assigned_to,
                       coalesce(nullif(trim(first_name || ' ' || last_name), ''), company) as name,
                       array(select value
                               from contact_address
                              where contact_address.sub_account_id = contact.sub_account_id
                                and contact_address.contact_id = contact.contact_id) as addresses
                  from contact
                 where sub_account_id = :subAccount
                   and contact_id = any (:ids)
                """)
                .param("subAccount", subAccount.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new Known(
                        new Contact(
                                new ContactId(Columns.uuid(row, "contact_id")),
                                Columns.instant(row, "created_at"),
                                Columns.texts(row, "addresses").stream()
                                        .flatMap(address -> EmailAddress.parse(address).stream())
                                        .collect(Collectors.toSet()),
                                Columns.optionalUuid(row, "assigned_to").map(UserId::new)),
                        row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(person -> person.contact().id().value(), Function.identity()));
    }
}
