package dev.tandem.server.postgres;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Rule;
import dev.tandem.server.claim.HandOverStore;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.postgres.ClaimRows.MailboxThread;
import dev.tandem.server.postgres.ClaimRows.ShownThread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asking for threads, handing them over and releasing them, in PostgreSQL. */
@Repository
class PostgresHandOverStore implements HandOverStore {

    private final JdbcClient jdbc;
    private final AroundThreadRows arounds;
    private final HandOverRows handOvers;
    private final ClaimRows claims;
    private final SubAccountLock lock;
    private final ConversationRows conversations;
    private final ChangeLog changes;

    PostgresHandOverStore(
            JdbcClient jdbc, ClaimRows claims, SubAccountLock lock, ConversationRows conversations, ChangeLog changes) {
        this.jdbc = jdbc;
        this.arounds = new AroundThreadRows(jdbc);
        this.handOvers = new HandOverRows(jdbc);
        this.claims = claims;
        this.lock = lock;
        this.conversations = conversations;
        this.changes = changes;
    }

    @Override
    public Map<UUID, Around> around(SubAccountId subAccount, UUID conversation) {
        return arounds.read(subAccount, conversation);
    }

    @Override
    public Optional<UUID> conversationOf(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select conversation_id
                  from thread
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<Own> own(SubAccountId subAccount, UUID thread) {
        return jdbc.sql("""
                select claimed_at, rule
                  from claim
                 where sub_account_id = :subAccount
                   and thread_id = :thread
                 order by claimed_at
                 limit 1
                """)
                .param("subAccount", subAccount.value())
                .param("thread", thread)
                .query((row, n) -> new Own(Columns.instant(row, "claimed_at"), Rule.valueOf(row.getString("rule"))))
                .optional();
    }

    @Override
    public boolean ask(Deed deed) {
        List<MailboxThread> wanted = claims.behind(deed.subAccount(), deed.thread());
        lock(deed.subAccount(), wanted);
        List<ShownThread> asked = wanted.stream()
                .flatMap(thread -> handOvers.ask(thread, deed).stream())
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return false;
        }
        Stream.concat(Stream.of(new ShownThread(deed.subAccount(), deed.thread())), asked.stream())
                .forEach(shown -> tell(shown, deed.at()));
        return true;
    }

    @Override
    public boolean lock(SubAccountId subAccount, UUID thread) {
        lock(subAccount, handOvers.had(subAccount, thread));
        return !handOvers.had(subAccount, thread).isEmpty();
    }

    private void lock(SubAccountId own, List<MailboxThread> threads) {
        Stream<SubAccountId> others = threads.stream()
                .flatMap(thread -> Stream.concat(
                        handOvers.connected(thread.mailbox()).stream(),
                        claims.showing(thread).stream().map(ShownThread::subAccount)));
        lock.take(Stream.concat(Stream.of(own), others));
    }

    @Override
    public boolean handOver(Deed deed, SubAccountId to) {
        Map<MailboxThread, ShownThread> moving = new LinkedHashMap<>();
        handOvers
                .had(deed.subAccount(), deed.thread())
                .forEach(thread -> handOvers.shownIn(to, thread).ifPresent(shown -> moving.put(thread, shown)));
        moving.forEach((thread, shown) -> handOvers.move(thread, shown, deed.by(), deed.at()));
        settle(List.copyOf(moving.keySet()), deed, "HANDED_OVER");
        return !moving.isEmpty();
    }

    @Override
    public void release(Deed deed) {
        List<MailboxThread> had = handOvers.had(deed.subAccount(), deed.thread());
        had.forEach(handOvers::delete);
        settle(had, deed, "RELEASED");
        tell(new ShownThread(deed.subAccount(), deed.thread()), deed.at());
    }

    private void settle(List<MailboxThread> threads, Deed deed, String outcome) {
        threads.forEach(thread -> handOvers.settle(thread, deed, outcome));
        shown(threads).forEach(shown -> claims.showOrHide(shown, deed.at()));
        threads.forEach(thread -> handOvers.judgeAgain(thread, deed.at()));
    }

    @Override
    public void keep(Deed deed) {
        List<MailboxThread> had = handOvers.had(deed.subAccount(), deed.thread());
        had.forEach(thread -> handOvers.settle(thread, deed, "KEPT"));
        shown(had).forEach(shown -> tell(shown, deed.at()));
    }

    private List<ShownThread> shown(List<MailboxThread> threads) {
        return threads.stream()
                .flatMap(thread -> claims.showing(thread).stream())
                .distinct()
                .toList();
    }

    private void tell(ShownThread shown, Instant now) {
        UUID conversation = conversations.ofThread(shown.subAccount(), shown.thread());
        changes.append(shown.subAccount(), Subject.ofConversation(Kind.CONVERSATION_CHANGED, conversation), now);
    }
}
