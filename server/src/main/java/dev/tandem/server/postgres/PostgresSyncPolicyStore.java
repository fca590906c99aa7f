package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.conversation.VerdictHash;
import dev.tandem.server.policy.SyncPolicyStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sync policies and their changes, in PostgreSQL. */
@Repository
class PostgresSyncPolicyStore implements SyncPolicyStore {

    private final JdbcClient jdbc;
    private final SubAccountLock lock;
    private final SyncPolicyRows policies;
    private final PolicyCandidateRows candidates;
    private final PolicyChangeRows changes;
    private final ListedRows listed;
    private final JudgeAgainRows again;

    PostgresSyncPolicyStore(JdbcClient jdbc, SubAccountLock lock, PolicyRows policies, VerdictHash hash) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.policies = new SyncPolicyRows(jdbc);
        this.candidates = new PolicyCandidateRows(jdbc, policies, hash);
        this.changes = new PolicyChangeRows(jdbc);
        this.listed = new ListedRows(jdbc);
        this.again = new JudgeAgainRows(jdbc);
    }

    @Override
    public Settings settings(SubAccountId subAccount, Optional<UserId> ownOf) {
        return policies.settings(subAccount, ownOf);
    }

    @Override
    public List<OwnEntry> ownEntries(SubAccountId subAccount) {
        return policies.ownEntries(subAccount);
    }

    @Override
    public Set<EmailAddress> mailboxAddresses(SubAccountId subAccount) {
        return policies.mailboxAddresses(subAccount).stream()
                .flatMap(address -> EmailAddress.parse(address).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void lock(SubAccountId subAccount) {
        lock.take(subAccount);
    }

    @Override
    public List<Candidate> candidates(SubAccountId subAccount, Touched touched) {
        List<Candidate> heldBack =
                touched.gate() || !touched.freed().isEmpty() ? candidates.heldBack(subAccount) : List.of();
        List<Candidate> synced =
                touched.blocked().isEmpty() ? List.of() : candidates.syncedWith(subAccount, touched.blocked());
        List<Candidate> keptOut =
                touched.freed().isEmpty() ? List.of() : candidates.keptOut(subAccount, touched.freed());
        Map<String, Candidate> once = new LinkedHashMap<>();
        Stream.of(heldBack, synced, keptOut)
                .flatMap(List::stream)
                .forEach(one -> once.putIfAbsent(one.mailbox() + " " + one.message(), one));
        return List.copyOf(once.values());
    }

    @Override
    public List<Named> contactsOn(SubAccountId subAccount, List<String> entries, int limit) {
        return listed.named(subAccount, entries, limit);
    }

    @Override
    public void save(SubAccountId subAccount, Optional<UserId> ownOf, Settings settings, Instant now) {
        policies.save(subAccount, ownOf, settings, now);
    }

    @Override
    public UUID keep(SubAccountId subAccount, NewChange change, Instant now) {
        UUID id = changes.keep(subAccount, change, now);
        Map<MailboxId, Set<GmailMessageId>> emails = change.emails().stream()
                .collect(Collectors.groupingBy(
                        Candidate::mailbox, Collectors.mapping(Candidate::message, Collectors.toSet())));
        emails.forEach((mailbox, messages) -> again.run(mailbox, messages, now));
        return id;
    }

    @Override
    public List<Change> changes(SubAccountId subAccount, int limit) {
        return changes.changes(subAccount, Optional.empty(), limit);
    }

    @Override
    public Optional<Change> change(SubAccountId subAccount, UUID change) {
        return changes.changes(subAccount, Optional.of(change), 1).stream().findFirst();
    }

    @Override
    public void takeBack(SubAccountId subAccount, Change change, UserId by, Instant now) {
        unbind(subAccount, change);
        emails(subAccount, change.id()).forEach((mailbox, messages) -> again.run(mailbox, messages, now));
        changes.undone(subAccount, change.id(), by, now);
    }

    private record Copy(MailboxId mailbox, GmailMessageId message) {}

    private Map<MailboxId, Set<GmailMessageId>> emails(SubAccountId subAccount, UUID change) {
        return grouped(jdbc.sql("""
                select mailbox_id, gmail_message_id
                  from policy_change_email
                 where sub_account_id = :subAccount
                   and policy_change_id = :change
                """)
                .param("subAccount", subAccount.value())
                .param("change", change)
                .query((row, n) -> new Copy(
                        new MailboxId(Columns.uuid(row, "mailbox_id")),
                        new GmailMessageId(row.getString("gmail_message_id"))))
                .list());
    }

    /**
     * R11 would keep what the change let in. What somebody answered from here stays bound, and so does what was bound before. Everything in
     * the threads that are free now becomes part of the change, because all of it was let in by the binding.
     */
    private void unbind(SubAccountId subAccount, Change change) {
        jdbc.sql("""
                with freed as (
                    delete from binding
                     where sub_account_id = :subAccount
                       and bound_at >= :since
                       and (bound_by = 'R13' and :gate
                            or bound_by in ('R12', 'R13', 'R15')
                               and exists (select 1
                                             from policy_change_email as email
                                             join arrival
                                               on arrival.mailbox_id = email.mailbox_id
                                              and arrival.gmail_message_id = email.gmail_message_id
                                            where email.sub_account_id = :subAccount
                                              and email.policy_change_id = :change
                                              and email.outcome_before <> 'SYNCED'
                                              and arrival.mailbox_id = binding.mailbox_id
                                              and arrival.gmail_thread_id = binding.gmail_thread_id))
                       and not exists (select 1
                                         from message
                                        where message.sub_account_id = binding.sub_account_id
                                          and message.thread_id = binding.thread_id
                                          and message.author_id is not null)
                    returning mailbox_id, gmail_thread_id
                )
                insert into policy_change_email (sub_account_id, policy_change_id, mailbox_id, gmail_message_id, outcome_before)
                select :subAccount, :change, arrival.mailbox_id, arrival.gmail_message_id, 'SYNCED'
                  from freed
                  join arrival using (mailbox_id, gmail_thread_id)
                on conflict do nothing
                """)
                .param("subAccount", subAccount.value())
                .param("since", Columns.time(change.at()))
                .param(
                        "gate",
                        change.difference().gateBefore() != change.difference().gateAfter())
                .param("change", change.id())
                .update();
    }

    private static Map<MailboxId, Set<GmailMessageId>> grouped(List<Copy> copies) {
        return copies.stream()
                .collect(Collectors.groupingBy(Copy::mailbox, Collectors.mapping(Copy::message, Collectors.toSet())));
    }
}
