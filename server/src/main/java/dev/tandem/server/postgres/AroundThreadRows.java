package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.claim.HandOverStore.Around;
import dev.tandem.server.claim.HandOverStore.Asked;
import dev.tandem.server.claim.HandOverStore.Other;
import dev.tandem.server.claim.HandOverStore.Request;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what stands around the threads of a conversation in other sub-accounts. */
final class AroundThreadRows {

    private final JdbcClient jdbc;

    AroundThreadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Neighbour(UUID thread, Other other, boolean taken) {}

    private record Asking(UUID thread, Request request) {}

    private record Answered(UUID thread, Asked asked) {}

    Map<UUID, Around> read(SubAccountId subAccount, UUID conversation) {
        List<Neighbour> neighbours = neighbours(subAccount, conversation);
        List<Asking> asking = asking(subAccount, conversation);
        List<Answered> answered = answered(subAccount, conversation);
        Set<UUID> threads = new LinkedHashSet<>();
        neighbours.forEach(one -> threads.add(one.thread()));
        asking.forEach(one -> threads.add(one.thread()));
        answered.forEach(one -> threads.add(one.thread()));
        return threads.stream()
                .collect(Collectors.toMap(
                        thread -> thread,
                        thread -> around(
                                neighbours.stream()
                                        .filter(one -> one.thread().equals(thread))
                                        .toList(),
                                asking.stream()
                                        .filter(one -> one.thread().equals(thread))
                                        .map(Asking::request)
                                        .toList(),
                                answered.stream()
                                        .filter(one -> one.thread().equals(thread))
                                        .map(Answered::asked)
                                        .findFirst()
                                        .orElse(Asked.NOT_YET))));
    }

    private static Around around(List<Neighbour> neighbours, List<Request> requests, Asked asked) {
        return new Around(
                neighbours.stream().map(Neighbour::other).distinct().toList(),
                !requests.isEmpty() || neighbours.stream().anyMatch(Neighbour::taken),
                requests,
                asked);
    }

    /** R30, R32: who shows it as long as nobody has it, and who showed it before it was taken here. */
    private List<Neighbour> neighbours(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select distinct own.thread_id, sub_account.sub_account_id, sub_account.name, claim.sub_account_id is not null as taken
                  from thread as mine
                  join binding as own
                    on own.sub_account_id = mine.sub_account_id
                   and own.thread_id = mine.thread_id
                  join binding as other
                    on other.mailbox_id = own.mailbox_id
                   and other.gmail_thread_id = own.gmail_thread_id
                   and other.sub_account_id <> own.sub_account_id
                  join thread
                    on thread.sub_account_id = other.sub_account_id
                   and thread.thread_id = other.thread_id
                  join sub_account on sub_account.sub_account_id = other.sub_account_id
                  left join claim
                    on claim.mailbox_id = own.mailbox_id
                   and claim.gmail_thread_id = own.gmail_thread_id
                 where mine.sub_account_id = :subAccount
                   and mine.conversation_id = :conversation
                   and thread.message_count > 0
                   and case when claim.sub_account_id is null
                            then thread.claimed_by is null
                            else claim.sub_account_id = :subAccount
                       end
                 order by sub_account.name, sub_account.sub_account_id
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, n) -> new Neighbour(Columns.uuid(row, "thread_id"), other(row), row.getBoolean("taken")))
                .list();
    }

    private List<Asking> asking(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select claim.thread_id, sub_account.sub_account_id, sub_account.name, crm_user.name as user_name, min(asked_at) as asked_at
                  from thread as mine
                  join claim
                    on claim.sub_account_id = mine.sub_account_id
                   and claim.thread_id = mine.thread_id
                  join handover_request
                    on handover_request.sub_account_id = claim.sub_account_id
                   and handover_request.mailbox_id = claim.mailbox_id
                   and handover_request.gmail_thread_id = claim.gmail_thread_id
                  join sub_account on sub_account.sub_account_id = handover_request.wanted_by
                  join crm_user on crm_user.user_id = handover_request.user_id
                 where mine.sub_account_id = :subAccount
                   and mine.conversation_id = :conversation
                   and settled_at is null
                 group by claim.thread_id, sub_account.sub_account_id, sub_account.name, crm_user.name
                 order by asked_at, sub_account.name
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, n) -> new Asking(
                        Columns.uuid(row, "thread_id"),
                        new Request(other(row), row.getString("user_name"), Columns.instant(row, "asked_at"))))
                .list();
    }

    /** The latest request for each thread. */
    private List<Answered> answered(SubAccountId subAccount, UUID conversation) {
        return jdbc.sql("""
                select distinct on (mine.thread_id) mine.thread_id, settled_at is not null as settled
                  from thread as mine
                  join binding
                    on binding.sub_account_id = mine.sub_account_id
                   and binding.thread_id = mine.thread_id
                  join handover_request
                    on handover_request.mailbox_id = binding.mailbox_id
                   and handover_request.gmail_thread_id = binding.gmail_thread_id
                   and handover_request.wanted_by = mine.sub_account_id
                 where mine.sub_account_id = :subAccount
                   and mine.conversation_id = :conversation
                   and mine.claimed_by = handover_request.sub_account_id
                   and (outcome is null or outcome = 'KEPT')
                 order by mine.thread_id, asked_at desc, handover_request_id desc
                """)
                .param("subAccount", subAccount.value())
                .param("conversation", conversation)
                .query((row, n) -> new Answered(
                        Columns.uuid(row, "thread_id"), row.getBoolean("settled") ? Asked.REFUSED : Asked.WAITING))
                .list();
    }

    private static Other other(ResultSet row) throws SQLException {
        return new Other(new SubAccountId(Columns.uuid(row, "sub_account_id")), row.getString("name"));
    }
}
