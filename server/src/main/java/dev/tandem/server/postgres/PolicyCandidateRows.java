package dev.tandem.server.postgres;

import dev.tandem.core.contact.AddressList;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Outcome;
import dev.tandem.core.conversation.PolicyChangeRules.Judged;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictHash;
import dev.tandem.server.policy.SyncPolicyStore.Candidate;
import dev.tandem.server.policy.SyncPolicyStore.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds emails with a verdict that another sync policy may change, by what is kept of them. */
final class PolicyCandidateRows {

    private final JdbcClient jdbc;
    private final PolicyRows policies;
    private final VerdictHash hash;
    private final ListedRows listed;

    PolicyCandidateRows(JdbcClient jdbc, PolicyRows policies, VerdictHash hash) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.hash = hash;
        this.listed = new ListedRows(jdbc);
    }

    /** What a verdict tells; {@code people} only of what is synced. */
    private record Found(
            MailboxId mailbox,
            GmailMessageId message,
            Outcome outcome,
            List<UserId> users,
            Set<EmailAddress> people,
            Optional<UUID> contact) {}

    /** R13: held back by the gate. */
    List<Candidate> heldBack(SubAccountId subAccount) {
        return candidates(
                subAccount,
                AddressList.EMPTY,
                jdbc.sql("""
                select mailbox_id, gmail_message_id, 'HELD_BACK' as outcome, array_agg(user_id::text) as users,
                       cast(array[] as text[]) as people, contact_id
                  from held_email
                 where sub_account_id = :subAccount
                 group by mailbox_id, gmail_message_id, contact_id
                """)
                        .param("subAccount", subAccount.value())
                        .query((row, n) -> found(row))
                        .list());
    }

    /** Synced, and somebody with an address on this list is on it; what was written here stays in any case. */
    List<Candidate> syncedWith(SubAccountId subAccount, List<String> entries) {
        List<Found> found = jdbc.sql("""
                with touched as (
                    select distinct message_id
                      from participant
                     where sub_account_id = :subAccount
                       and (match_key = any (:keys)
                            or exists (select 1
                                         from unnest(:domains) as domain
                                        where right(match_key, length(domain) + 1) in ('@' || domain, '.' || domain)))
                )
                select verdict.mailbox_id, verdict.gmail_message_id, 'SYNCED' as outcome,
                       array(select user_id::text
                               from connection
                              where connection.sub_account_id = :subAccount
                                and connection.mailbox_id = verdict.mailbox_id
                                and disconnected_at is null) as users,
                       array(select distinct address
                               from participant
                              where participant.sub_account_id = :subAccount
                                and participant.message_id = message.message_id
                                and role <> 'REPLY_TO') as people,
                       conversation.contact_id
                  from touched
                  join message
                    on message.sub_account_id = :subAccount
                   and message.message_id = touched.message_id
                  join conversation
                    on conversation.sub_account_id = message.sub_account_id
                   and conversation.conversation_id = message.conversation_id
                  join message_source
                    on message_source.sub_account_id = message.sub_account_id
                   and message_source.message_id = message.message_id
                  join verdict
                    on verdict.mailbox_id = message_source.mailbox_id
                   and verdict.gmail_message_id = message_source.gmail_message_id
                   and verdict.sub_account_id = message_source.sub_account_id
                 where verdict.outcome = 'SYNCED'
                   and message.withdrawn_at is null
                   and message.author_id is null
                """)
                .param("subAccount", subAccount.value())
                .param("keys", ListedRows.keys(entries))
                .param("domains", ListedRows.domains(entries))
                .query((row, n) -> found(row))
                .list();
        Set<EmailAddress> asked =
                found.stream().flatMap(one -> one.people().stream()).collect(Collectors.toSet());
        return candidates(subAccount, policies.staff(subAccount, asked), found);
    }

    /** Kept out by a list, and a contact whose address goes from the list is on it; found by the keyed hash of the address. */
    List<Candidate> keptOut(SubAccountId subAccount, List<String> entries) {
        Map<String, UUID> byHash = new HashMap<>();
        listed.contacts(subAccount, entries).forEach((key, contact) -> byHash.put(hash.of(subAccount, key), contact));
        if (byHash.isEmpty()) {
            return List.of();
        }
        return candidates(
                subAccount,
                AddressList.EMPTY,
                jdbc.sql("""
                select verdict.mailbox_id, gmail_message_id, outcome, address_hashes,
                       array(select user_id::text
                               from connection
                              where connection.sub_account_id = :subAccount
                                and connection.mailbox_id = verdict.mailbox_id
                                and disconnected_at is null) as users
                  from verdict
                 where sub_account_id = :subAccount
                   and outcome = 'NOT_SYNCED'
                   and rule in ('R13', 'R16')
                   and address_hashes && cast(:hashes as text[])
                """)
                        .param("subAccount", subAccount.value())
                        .param("hashes", byHash.keySet().toArray(String[]::new))
                        .query((row, n) -> new Found(
                                new MailboxId(Columns.uuid(row, "mailbox_id")),
                                new GmailMessageId(row.getString("gmail_message_id")),
                                Outcome.NOT_SYNCED,
                                users(row),
                                Set.of(),
                                Columns.texts(row, "address_hashes").stream()
                                        .filter(byHash::containsKey)
                                        .map(byHash::get)
                                        .findFirst()))
                        .list());
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new MailboxId(Columns.uuid(row, "mailbox_id")),
                new GmailMessageId(row.getString("gmail_message_id")),
                Outcome.valueOf(row.getString("outcome")),
                users(row),
                Columns.texts(row, "people").stream()
                        .flatMap(address -> EmailAddress.parse(address).stream())
                        .collect(Collectors.toSet()),
                Columns.optionalUuid(row, "contact_id"));
    }

    private static List<UserId> users(ResultSet row) throws SQLException {
        return Columns.texts(row, "users").stream()
                .map(user -> new UserId(UUID.fromString(user)))
                .toList();
    }

    private List<Candidate> candidates(SubAccountId subAccount, AddressList inside, List<Found> found) {
        Set<UUID> ids = found.stream().flatMap(one -> one.contact().stream()).collect(Collectors.toSet());
        Map<UUID, ListedRows.Known> known = listed.known(subAccount, ids);
        return found.stream().map(one -> candidate(one, inside, known)).toList();
    }

    private static Candidate candidate(Found one, AddressList inside, Map<UUID, ListedRows.Known> known) {
        Optional<ListedRows.Known> whose = one.contact().map(known::get);
        Set<EmailAddress> outside =
                one.people().stream().filter(address -> !inside.holds(address)).collect(Collectors.toSet());
        return new Candidate(
                one.mailbox(),
                one.message(),
                new Judged(one.outcome(), one.users(), outside, whose.map(ListedRows.Known::contact)),
                whose.map(person -> new Named(person.contact().id(), person.name())));
    }
}
