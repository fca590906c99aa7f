package dev.tandem.server.postgres;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.server.policy.SyncPolicyStore.Kind;
import dev.tandem.server.policy.SyncPolicyStore.OwnEntry;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes a whole sync policy. */
final class SyncPolicyRows {

    private final JdbcClient jdbc;

    SyncPolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Settings settings(SubAccountId subAccount, Optional<UserId> ownOf) {
        List<String> blocked = entries(subAccount, Kind.BLOCKED, ownOf);
        List<String> internal = entries(subAccount, Kind.INTERNAL, Optional.empty());
        return jdbc.sql("""
                select gate_policy, plus_suffix
                  from sub_account
                 where sub_account_id = :subAccount
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new Settings(
                        GatePolicy.valueOf(row.getString("gate_policy")),
                        PlusSuffix.valueOf(row.getString("plus_suffix")),
                        blocked,
                        internal))
                .single();
    }

    private List<String> entries(SubAccountId subAccount, Kind list, Optional<UserId> ownOf) {
        return jdbc.sql("""
                select value
                  from address_list_entry
                 where sub_account_id = :subAccount
                   and list = :list
                   and user_id is not distinct from cast(:user as uuid)
                 order by value
                """)
                .param("subAccount", subAccount.value())
                .param("list", list.name())
                .param("user", ownOf.map(UserId::value).orElse(null))
                .query((row, n) -> row.getString("value"))
                .list();
    }

    List<OwnEntry> ownEntries(SubAccountId subAccount) {
        return jdbc.sql("""
                select user_id, value
                  from address_list_entry
                 where sub_account_id = :subAccount
                   and list = 'BLOCKED'
                   and user_id is not null
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new OwnEntry(new UserId(Columns.uuid(row, "user_id")), row.getString("value")))
                .list();
    }

    List<String> mailboxAddresses(SubAccountId subAccount) {
        return jdbc.sql("""
                select distinct own
                  from connection
                  join mailbox using (mailbox_id)
                  cross join unnest(own_addresses || address) as own
                 where sub_account_id = :subAccount
                   and disconnected_at is null
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> row.getString("own"))
                .list();
    }

    void save(SubAccountId subAccount, Optional<UserId> ownOf, Settings settings, Instant now) {
        replace(subAccount, Kind.BLOCKED, ownOf, settings.blocked(), now);
        if (ownOf.isPresent()) {
            return;
        }
        replace(subAccount, Kind.INTERNAL, ownOf, settings.internal(), now);
        jdbc.sql("""
                update sub_account
                   set gate_policy = :gate, plus_suffix = :suffix
                 where sub_account_id = :subAccount
                """)
                .param("gate", settings.gate().name())
                .param("suffix", settings.suffix().name())
                .param("subAccount", subAccount.value())
                .update();
    }

    private void replace(SubAccountId subAccount, Kind list, Optional<UserId> ownOf, List<String> values, Instant now) {
        jdbc.sql("""
                delete from address_list_entry
                 where sub_account_id = :subAccount
                   and list = :list
                   and user_id is not distinct from cast(:user as uuid)
                   and value <> all (:values)
                """)
                .param("subAccount", subAccount.value())
                .param("list", list.name())
                .param("user", ownOf.map(UserId::value).orElse(null))
                .param("values", Columns.texts(values))
                .update();
        values.forEach(value -> insert(subAccount, list, ownOf, value, now));
    }

    private void insert(SubAccountId subAccount, Kind list, Optional<UserId> ownOf, String value, Instant now) {
        Optional<EmailAddress> address = EmailAddress.parse(value);
        jdbc.sql("""
                insert into address_list_entry (sub_account_id, list, user_id, match_key, domain, value, created_at)
                values (:subAccount, :list, :user, :key, :domain, :value, :now)
                on conflict do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("list", list.name())
                .param("user", ownOf.map(UserId::value).orElse(null))
                .param("key", address.map(EmailAddress::matchKey).orElse(null))
                .param(
                        "domain",
                        address.isPresent()
                                ? null
                                : MailDomain.parse(value).orElseThrow().value())
                .param("value", value)
                .param("now", Columns.time(now))
                .update();
    }
}
