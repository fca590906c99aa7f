package dev.tandem.server.postgres;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.server.policy.SyncPolicyStore.Candidate;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Difference;
import dev.tandem.server.policy.SyncPolicyStore.Entry;
import dev.tandem.server.policy.SyncPolicyStore.Kind;
import dev.tandem.server.policy.SyncPolicyStore.NewChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of sync policies: what was different, which emails were judged again, and how far that has come. */
final class PolicyChangeRows {

    private final JdbcClient jdbc;

    PolicyChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID keep(SubAccountId subAccount, NewChange change, Instant now) {
        Difference difference = change.difference();
        UUID id = jdbc.sql("""
                insert into policy_change (sub_account_id, user_id, own_of, gate_before, gate_after, suffix_before, suffix_after,
                                           applied_at, coming, going)
                values (:subAccount, :by, :ownOf, :gateBefore, :gateAfter, :suffixBefore, :suffixAfter, :now, :coming, :going)
                returning policy_change_id
                """)
                .param("subAccount", subAccount.value())
                .param("by", change.by().value())
                .param("ownOf", change.ownOf().map(UserId::value).orElse(null))
                .param("gateBefore", difference.gateBefore().name())
                .param("gateAfter", difference.gateAfter().name())
                .param("suffixBefore", difference.suffixBefore().name())
                .param("suffixAfter", difference.suffixAfter().name())
                .param("now", Columns.time(now))
                .param("coming", change.coming())
                .param("going", change.going())
                .query(UUID.class)
                .single();
        difference.added().forEach(entry -> insert(subAccount, id, entry, true));
        difference.removed().forEach(entry -> insert(subAccount, id, entry, false));
        keepEmails(subAccount, id, change.emails());
        return id;
    }

    private void insert(SubAccountId subAccount, UUID change, Entry entry, boolean added) {
        jdbc.sql("""
                insert into policy_change_entry (sub_account_id, policy_change_id, added, list, value)
                values (:subAccount, :change, :added, :list, :value)
                """)
                .param("subAccount", subAccount.value())
                .param("change", change)
                .param("added", added)
                .param("list", entry.list().name())
                .param("value", entry.value())
                .update();
    }

    private void keepEmails(SubAccountId subAccount, UUID change, List<Candidate> emails) {
        jdbc.sql("""
                insert into policy_change_email (sub_account_id, policy_change_id, mailbox_id, gmail_message_id, outcome_before)
                select :subAccount, :change, email.mailbox_id, email.gmail_message_id, email.outcome
                  from unnest(cast(:mailboxes as uuid[]), cast(:messages as text[]), cast(:outcomes as text[]))
                       as email (mailbox_id, gmail_message_id, outcome)
                on conflict do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("change", change)
                .param(
                        "mailboxes",
                        emails.stream().map(email -> email.mailbox().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        emails.stream().map(email -> email.message().value()).toArray(String[]::new))
                .param(
                        "outcomes",
                        emails.stream()
                                .map(email -> email.judged().outcome().name())
                                .toArray(String[]::new))
                .update();
    }

    List<Change> changes(SubAccountId subAccount, Optional<UUID> wanted, int limit) {
        return jdbc.sql("""
                select policy_change_id, user_id, crm_user.name as by_name, own_of, gate_before, gate_after, suffix_before, suffix_after,
                       applied_at, undone_at, emails, waiting, came_in, went_out,
                       array(select list || ' ' || value
                               from policy_change_entry as entry
                              where entry.sub_account_id = policy_change.sub_account_id
                                and entry.policy_change_id = policy_change.policy_change_id
                                and added
                              order by list, value) as added,
                       array(select list || ' ' || value
                               from policy_change_entry as entry
                              where entry.sub_account_id = policy_change.sub_account_id
                                and entry.policy_change_id = policy_change.policy_change_id
                                and not added
                              order by list, value) as removed
                  from policy_change
                  join crm_user using (user_id)
                  cross join lateral (
                       select count(*) as emails,
                              count(*) filter (where arrival.state = 'PENDING') as waiting,
                              count(*) filter (where outcome_before <> 'SYNCED' and verdict.outcome = 'SYNCED') as came_in,
                              count(*) filter (where outcome_before = 'SYNCED' and verdict.outcome <> 'SYNCED') as went_out
                         from policy_change_email email
                         left join arrival
                           on arrival.mailbox_id = email.mailbox_id
                          and arrival.gmail_message_id = email.gmail_message_id
                         left join verdict
                           on verdict.sub_account_id = email.sub_account_id
                          and verdict.mailbox_id = email.mailbox_id
                          and verdict.gmail_message_id = email.gmail_message_id
                        where email.sub_account_id = policy_change.sub_account_id
                          and email.policy_change_id = policy_change.policy_change_id) as counted
                 where sub_account_id = :subAccount
                   and (cast(:wanted as uuid) is null or policy_change_id = cast(:wanted as uuid))
                 order by applied_at desc, policy_change_id desc
                 limit :limit
                """)
                .param("subAccount", subAccount.value())
                .param("wanted", wanted.orElse(null))
                .param("limit", limit)
                .query((row, n) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                Columns.uuid(row, "policy_change_id"),
                new UserId(Columns.uuid(row, "user_id")),
                row.getString("by_name"),
                Columns.optionalUuid(row, "own_of").map(UserId::new),
                new Difference(
                        GatePolicy.valueOf(row.getString("gate_before")),
                        GatePolicy.valueOf(row.getString("gate_after")),
                        PlusSuffix.valueOf(row.getString("suffix_before")),
                        PlusSuffix.valueOf(row.getString("suffix_after")),
                        entries(row, "added"),
                        entries(row, "removed")),
                Columns.instant(row, "applied_at"),
                Columns.optionalInstant(row, "undone_at"),
                row.getInt("emails"),
                row.getInt("waiting"),
                row.getInt("came_in"),
                row.getInt("went_out"));
    }

    private static List<Entry> entries(ResultSet row, String column) throws SQLException {
        return Columns.texts(row, column).stream()
                .map(text -> text.split(" ", 2))
                .map(parts -> new Entry(Kind.valueOf(parts[0]), parts[1]))
                .toList();
    }

    void undone(SubAccountId subAccount, UUID change, UserId by, Instant now) {
        jdbc.sql("""
                update policy_change
                   set undone_at = :now, undone_by = :by
                 where sub_account_id = :subAccount
                   and policy_change_id = :change
                """)
                .param("now", Columns.time(now))
                .param("by", by.value())
                .param("subAccount", subAccount.value())
                .param("change", change)
                .update();
    }
}
