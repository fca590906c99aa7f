package dev.tandem.server.postgres;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.SyncPolicy;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.MailDomain;
import dev.tandem.core.mail.PlusSuffix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a sub-account's policy and staff, as far as some addresses ask for it: lists may be long. */
@Component
class PolicyRows {

    private final JdbcClient jdbc;

    PolicyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Entry(String list, Optional<UserId> user, Optional<String> domain, String value) {}

    private record Settings(GatePolicy gate, PlusSuffix suffix) {}

    PlusSuffix plusSuffix(SubAccountId subAccount) {
        return settings(subAccount).suffix();
    }

    private Settings settings(SubAccountId subAccount) {
        return jdbc.sql("""
                select gate_policy, plus_suffix
                  from sub_account
                 where sub_account_id = :subAccount
                """)
                .param("subAccount", subAccount.value())
                .query((row, n) -> new Settings(
                        GatePolicy.valueOf(row.getString("gate_policy")),
                        PlusSuffix.valueOf(row.getString("plus_suffix"))))
                .single();
    }

    SyncPolicy policy(SubAccountId subAccount, Set<EmailAddress> asked) {
        List<Entry> blocked = entries(subAccount, "BLOCKED", asked);
        Map<UserId, AddressList> own = blocked.stream()
                .flatMap(entry -> entry.user().stream())
                .distinct()
                .collect(Collectors.toMap(
                        user -> user,
                        user -> list(blocked, entry -> entry.user().equals(Optional.of(user)))));
        return new SyncPolicy(
                settings(subAccount).gate(), list(blocked, entry -> entry.user().isEmpty()), own);
    }

    /** R16: users by the address they log in with and by the mailboxes connected here, and the company's own domains. */
    AddressList staff(SubAccountId subAccount, Set<EmailAddress> asked) {
        AddressList internal = list(entries(subAccount, "INTERNAL", asked), entry -> true);
        Set<EmailAddress> users = Stream.concat(loginAddresses(subAccount, asked), mailboxAddresses(subAccount, asked))
                .collect(Collectors.toSet());
        return new AddressList(
                Stream.concat(internal.addresses().stream(), users.stream()).collect(Collectors.toSet()),
                internal.domains());
    }

    private Stream<EmailAddress> loginAddresses(SubAccountId subAccount, Set<EmailAddress> asked) {
        return addresses(jdbc.sql("""
                select crm_user.email_address
                  from membership
                  join crm_user using (user_id)
                 where sub_account_id = :subAccount
                   and match_key = any (:keys)
                """)
                .param("subAccount", subAccount.value())
                .param("keys", keys(asked))
                .query((row, n) -> row.getString("email_address"))
                .list());
    }

    private Stream<EmailAddress> mailboxAddresses(SubAccountId subAccount, Set<EmailAddress> asked) {
        return addresses(jdbc.sql("""
                select distinct own
                  from connection
                  join mailbox using (mailbox_id)
                  cross join unnest(own_addresses || address) as own
                 where sub_account_id = :subAccount
                   and disconnected_at is null
                   and (lower(own) = any (:values) or match_key = any (:keys))
                """)
                .param("subAccount", subAccount.value())
                .param("values", asked.stream().map(EmailAddress::value).toArray(String[]::new))
                .param("keys", keys(asked))
                .query((row, n) -> row.getString("own"))
                .list());
    }

    private List<Entry> entries(SubAccountId subAccount, String list, Set<EmailAddress> asked) {
        return jdbc.sql("""
                select list, user_id, domain, value
                  from address_list_entry
                 where sub_account_id = :subAccount
                   and list = :list
                   and (match_key = any (:keys) or domain = any (:domains))
                """)
                .param("subAccount", subAccount.value())
                .param("list", list)
                .param("keys", keys(asked))
                .param("domains", domains(asked))
                .query((row, n) -> new Entry(
                        row.getString("list"),
                        Columns.optionalUuid(row, "user_id").map(UserId::new),
                        Columns.optionalText(row, "domain"),
                        row.getString("value")))
                .list();
    }

    private static AddressList list(List<Entry> entries, Predicate<Entry> wanted) {
        List<Entry> some = entries.stream().filter(wanted).toList();
        return new AddressList(
                addresses(some.stream()
                                .filter(entry -> entry.domain().isEmpty())
                                .map(Entry::value)
                                .toList())
                        .collect(Collectors.toSet()),
                some.stream()
                        .flatMap(entry -> entry.domain().stream())
                        .flatMap(domain -> MailDomain.parse(domain).stream())
                        .collect(Collectors.toSet()));
    }

    private static Stream<EmailAddress> addresses(List<String> values) {
        return values.stream().flatMap(value -> EmailAddress.parse(value).stream());
    }

    private static String[] keys(Set<EmailAddress> asked) {
        return asked.stream().map(EmailAddress::matchKey).distinct().toArray(String[]::new);
    }

    /** Each domain with everything it stands below, without the last label alone. */
    private static String[] domains(Set<EmailAddress> asked) {
        return asked.stream()
                .map(EmailAddress::domain)
                .flatMap(PolicyRows::andAbove)
                .distinct()
                .toArray(String[]::new);
    }

    private static Stream<String> andAbove(String domain) {
        String[] labels = domain.split("\\.", -1);
        return IntStream.range(0, labels.length - 1)
                .mapToObj(from -> String.join(".", List.of(labels).subList(from, labels.length)));
    }
}
