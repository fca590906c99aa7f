package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Rule;
import dev.tandem.server.conversation.ClaimStore;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import dev.tandem.server.postgres.ClaimRows.ShownThread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which thread, in PostgreSQL. */
@Repository
class PostgresClaimStore implements ClaimStore {

    private final JdbcClient jdbc;
    private final ClaimRows claims;
    private final SubAccountLock lock;

    PostgresClaimStore(JdbcClient jdbc, ClaimRows claims, SubAccountLock lock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.lock = lock;
    }

    @Override
    public Optional<Held> take(Taking taking, Instant now) {
        SubAccountId subAccount = taking.subAccount();
        List<MailboxThread> behind = claims.behind(subAccount, taking.thread());
        List<ShownThread> shown = behind.stream()
                .flatMap(thread -> claims.showing(thread).stream())
                .distinct()
                .toList();
        lock.take(Stream.concat(Stream.of(subAccount), shown.stream().map(ShownThread::subAccount)));
        Optional<Held> held = inTheWay(taking, behind);
        if (held.isEmpty()) {
            ShownThread by = new ShownThread(subAccount, taking.thread());
            behind.forEach(thread -> claims.insert(thread, by, Rule.R32, taking.user(), now));
            shown.forEach(thread -> claims.showOrHide(thread, now));
        }
        return held;
    }

    /** What other mailboxes hold of the thread does not hinder an answer from this one; an answer from none is hindered by each. */
    private Optional<Held> inTheWay(Taking taking, List<MailboxThread> behind) {
        return behind.stream()
                .filter(thread -> taking.mailbox().map(thread.mailbox()::equals).orElse(true))
                .flatMap(thread -> elsewhere(taking.subAccount(), thread).stream())
                .findFirst();
    }

    private Optional<Held> elsewhere(SubAccountId subAccount, MailboxThread thread) {
        return jdbc.sql("""
                select claim.sub_account_id, sub_account.name, claimed_at
                  from claim
                  join sub_account using (sub_account_id)
                 where mailbox_id = :mailbox
                   and gmail_thread_id = :thread
                   and claim.sub_account_id <> :subAccount
                """)
                .param("mailbox", thread.mailbox().value())
                .param("thread", thread.thread().value())
                .param("subAccount", subAccount.value())
                .query((row, n) -> held(row))
                .optional();
    }

    @Override
    public Optional<Held> heldElsewhere(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select holder.sub_account_id, holder.name, claimed_at
                  from thread
                  join sub_account as holder on holder.sub_account_id = thread.claimed_by
                 where thread.sub_account_id = :subAccount
                   and thread_id = :thread
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query((row, n) -> held(row))
                .optional();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                new SubAccountId(Columns.uuid(row, "sub_account_id")),
                row.getString("name"),
                Columns.instant(row, "claimed_at"));
    }

    @Override
    public List<Shown> alsoShownIn(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select distinct sub_account.sub_account_id, sub_account.name
                  from binding as own
                  join binding as other
                    on other.mailbox_id = own.mailbox_id
                   and other.gmail_thread_id = own.gmail_thread_id
                   and other.sub_account_id <> own.sub_account_id
                  join thread on thread.sub_account_id = other.sub_account_id
                   and thread.thread_id = other.thread_id
                  join sub_account on sub_account.sub_account_id = other.sub_account_id
                 where own.sub_account_id = :subAccount
                   and own.thread_id = :thread
                   and thread.claimed_by is null
                   and not exists (select 1
                                     from claim
                                    where claim.mailbox_id = own.mailbox_id
                                      and claim.gmail_thread_id = own.gmail_thread_id)
                 order by sub_account.name
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query((row, n) ->
                        new Shown(new SubAccountId(Columns.uuid(row, "sub_account_id")), row.getString("name")))
                .list();
    }
}
