package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import dev.tandem.server.postgres.ListingFacts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DisplayName("R81: what is counted as the ledger changes is what one counts row by row")
class LedgerTallyTest {

    private final Bench bench = Bench.shared();
    private final ListingFacts facts = new ListingFacts(JdbcClient.create(bench.database()));
    private final ArrivalStore arrivals = bench.get(ArrivalStore.class);
    private final LedgerTally tally = bench.get(LedgerTally.class);
    private final TransactionOperations transaction = bench.get(TransactionOperations.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("through arriving, failing, being put aside, being judged, judged again and gone")
    void everyChange() {
        ConnectionState fresh = connection(scene.kramer(), scene.ben());
        List<String> ids = IntStream.range(0, 6)
                .mapToObj(n -> scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben"))))
                .toList();
        bench.get(KeepTally.class).run(mailbox);
        bench.get(ReadHistory.class).run(mailbox);
        isRight(fresh, List.of(6L, 0L, 0L));
        arrivals.judged(mailbox, id(ids, 0), bench.clock().instant());
        arrivals.judged(mailbox, id(ids, 1), bench.clock().instant());
        arrivals.gone(mailbox, id(ids, 2), bench.clock().instant());
        arrivals.park(mailbox, id(ids, 3), "broken", bench.clock().instant());
        arrivals.failed(mailbox, id(ids, 4), bench.clock().instant(), "broken");
        isRight(fresh, List.of(2L, 2L, 1L));
        tally.sumUp(mailbox);
        isRight(fresh, List.of(2L, 2L, 1L));
        arrivals.judgeAgain(
                mailbox,
                Set.of(id(ids, 0), id(ids, 3), id(ids, 2)),
                bench.clock().instant());
        isRight(fresh, List.of(4L, 1L, 0L));

        scene.importNow(mailbox);

        isRight(fresh, List.of(0L, 5L, 0L));
        ConnectionState state = connection(scene.kramer(), scene.ben());
        assertThat(List.of(state.facts().waiting().pending(), state.judged(), state.seen()))
                .containsExactly(0L, 5L, 5L);
        assertThat(state.facts().waiting().since()).isEmpty();
    }

    @Test
    @DisplayName(
            "a later connection of the same mailbox counts only what came since, and is right before its first count too")
    void laterConnection() {
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        bench.gmail().pass("PT2S");
        bench.clock().pass(Duration.ofSeconds(2));
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        bench.get(ReadHistory.class).run(mailbox);
        assertThat(connection(lindenhof, scene.ben()).facts().waiting().pending())
                .as("counted row by row")
                .isEqualTo(1);

        scene.importNow(mailbox);

        isRight(connection(lindenhof, scene.ben()), List.of(0L, 1L, 0L));
        isRight(connection(scene.kramer(), scene.ben()), List.of(0L, 2L, 0L));
    }

    @Test
    @DisplayName(
            "whatever changes the ledger while a connection is counted for the first time, and whoever sums up meanwhile")
    void atTheSameTime() throws Exception {
        List<String> ids = IntStream.range(0, 20)
                .mapToObj(n -> scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben"))))
                .toList();
        bench.get(ReadHistory.class).run(mailbox);
        ConnectionState fresh = connection(scene.kramer(), scene.ben());
        List<Callable<Boolean>> deeds = IntStream.range(0, 20)
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    arrivals.judged(mailbox, id(ids, n), bench.clock().instant());
                    if (n % 3 == 0) {
                        transaction.executeWithoutResult(status -> tally.count(mailbox));
                    }
                    tally.sumUp(mailbox);
                    return true;
                })
                .toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(deeds)) {
                assertThat(done.get()).isTrue();
            }
        }

        isRight(fresh, List.of(0L, 20L, 0L));
    }

    private void isRight(ConnectionState connection, List<Long> counts) {
        assertThat(facts.counted(connection.connectionId())).isEqualTo(counts);
        assertThat(facts.tallied(connection.connectionId())).isEqualTo(counts);
    }

    private ConnectionState connection(SubAccountId subAccount, UserId user) {
        return bench.get(MailboxStore.class).connectionOf(subAccount, user).orElseThrow();
    }

    private static GmailMessageId id(List<String> ids, int n) {
        return new GmailMessageId(ids.get(n));
    }
}
