package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.contact.ContactQueries.Duplicates;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds contacts that may be one and the same. Looks at all contacts of the sub-account: for a page of its own, never for a list. */
final class DuplicateRows {

    private final JdbcClient jdbc;

    DuplicateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** R28 says which addresses are one. Contacts without a company are not taken for one another by their names alone. */
    List<Duplicates> groups(SubAccountId subAccount, int limit) {
        return jdbc.sql("""
                with same as (
                    select min(value) as address, array_agg(contact_id order by contact.created_at, contact_id::text) as contacts
                      from contact_address
                      join contact using (sub_account_id, contact_id)
                     where sub_account_id = :subAccount
                     group by match_key
                    having count(*) > 1
                    union all
                    select null, array_agg(contact_id order by created_at, contact_id::text)
                      from contact
                     where sub_account_id = :subAccount
                       and company <> ''
                       and first_name || last_name <> ''
                     group by lower(first_name), lower(last_name), lower(company)
                    having count(*) > 1
                )
                select min(address) as address, contacts
                  from same
                 group by contacts
                 order by min(address) nulls last, contacts
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("limit", limit)
                .query((row, n) -> new Duplicates(Columns.optionalText(row, "address"), Arrays.asList((UUID[])
                        row.getArray("contacts").getArray())))
                .list();
    }
}
