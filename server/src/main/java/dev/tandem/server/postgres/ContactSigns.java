package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.ContactQueries.Signs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a list says beside contacts: emails held back (R13), and the other sub-accounts where they are known (R30). */
final class ContactSigns {

    private final JdbcClient jdbc;

    ContactSigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Signs> of(SubAccountId subAccount, List<UUID> contacts, List<SubAccountId> visible) {
        UUID[] ids = contacts.toArray(UUID[]::new);
        Set<UUID> heldBack = heldBack(subAccount, ids);
        Map<UUID, List<SubAccountId>> alsoIn = alsoIn(subAccount, ids, visible);
        return contacts.stream()
                .filter(contact -> heldBack.contains(contact) || alsoIn.containsKey(contact))
                .map(contact -> new Signs(contact, alsoIn.getOrDefault(contact, List.of()), heldBack.contains(contact)))
                .toList();
    }

    private Set<UUID> heldBack(SubAccountId subAccount, UUID[] contacts) {
        return new HashSet<>(jdbc.sql("""
                select distinct contact_id
                  from verdict
                 where sub_account_id = :subAccount
                   and contact_id = any (:contacts)
                   and outcome = 'HELD_BACK'
                """)
                .param("subAccount", subAccount.value())
                .param("contacts", contacts)
                .query((row, n) -> Columns.uuid(row, "contact_id"))
                .list());
    }

    /** Cross-tenant by purpose: tells a reader of several sub-accounts that they share a contact, and of no other sub-account. */
    private Map<UUID, List<SubAccountId>> alsoIn(SubAccountId subAccount, UUID[] contacts, List<SubAccountId> visible) {
        record Found(UUID contact, SubAccountId there) {}
        if (visible.isEmpty()) {
            return new HashMap<>();
        }
        return jdbc
                .sql("""
                select distinct here.contact_id, there.sub_account_id
                  from contact_address as here
                  join contact_address as there
                    on there.sub_account_id = any (:visible)
                   and there.match_key = here.match_key
                 where here.sub_account_id = :subAccount
                   and here.contact_id = any (:contacts)
                 order by there.sub_account_id
                """)
                .param(
                        "visible",
                        visible.stream()
                                .filter(other -> !other.equals(subAccount))
                                .map(SubAccountId::value)
                                .toArray(UUID[]::new))
                .param("subAccount", subAccount.value())
                .param("contacts", contacts)
                .query((row, n) -> new Found(
                        Columns.uuid(row, "contact_id"), new SubAccountId(Columns.uuid(row, "sub_account_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Found::contact, Collectors.mapping(Found::there, Collectors.toList())));
    }
}
