package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeFeed;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import dev.tandem.server.conversation.ChangeStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(30)
class ChangeFeedTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private final PostgresChangeLog log = new PostgresChangeLog(jdbc);
    private final ChangeFeed feed = feed(LONG);
    private final SubAccountId praxis = new CrmFixture(jdbc).subAccount("Praxis Weber");

    @BeforeEach
    void start() {
        feed.start();
    }

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void a_waiting_reader_hears_of_a_change() throws InterruptedException {
        try (ChangeStream stream = feed.follow(praxis)) {
            Thread.startVirtualThread(() -> append(1));

            assertThat(stream.next()).extracting(Entry::number).containsExactly(1L);
        }
    }

    @Test
    void nothing_is_heard_before_the_change_is_committed() throws InterruptedException {
        ChangeFeed impatient = feed(Duration.ofMillis(50));
        impatient.start();
        try (ChangeStream stream = impatient.follow(praxis)) {
            List<List<Entry>> before = new ArrayList<>();
            transaction.executeWithoutResult(status -> {
                append(1);
                // In a thread of its own: this one would see what it has not committed.
                before.add(CompletableFuture.supplyAsync(() -> nextOf(stream)).join());
            });

            assertThat(before).containsExactly(List.of());
            assertThat(stream.next()).hasSize(1);
        } finally {
            impatient.stop();
        }
    }

    @Test
    void a_reader_goes_on_where_it_left_and_meets_nothing_twice() throws InterruptedException {
        append(5);
        try (ChangeStream again = feed.follow(praxis, 3)) {
            assertThat(again.next()).extracting(Entry::number).containsExactly(4L, 5L);
            append(1);
            assertThat(again.next()).extracting(Entry::number).containsExactly(6L);
        }
    }

    @Test
    void a_number_from_elsewhere_means_from_now_on() throws InterruptedException {
        append(2);
        try (ChangeStream stream = feed.follow(praxis, 999)) {
            append(1);
            assertThat(stream.next()).extracting(Entry::number).containsExactly(3L);
        }
    }

    @Test
    void a_reader_who_never_reads_keeps_nobody_waiting() throws InterruptedException {
        int changes = 600;
        try (ChangeStream asleep = feed.follow(praxis);
                ChangeStream awake = feed.follow(praxis)) {
            Thread.startVirtualThread(() -> append(changes));

            assertThat(read(awake, changes))
                    .isEqualTo(LongStream.rangeClosed(1, changes).boxed().toList());
            assertThat(read(asleep, changes)).hasSize(changes);
        }
    }

    @Test
    void a_lost_connection_loses_no_change() throws InterruptedException {
        try (ChangeStream stream = feed.follow(praxis)) {
            append(1);
            assertThat(read(stream, 1)).containsExactly(1L);
            jdbc.sql("""
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where datname = current_database()
                       and query ilike 'listen%'
                    """).query().listOfRows();
            append(1);

            assertThat(read(stream, 1)).containsExactly(2L);
        }
    }

    @Test
    void quiet_is_told_after_a_while_and_the_end_at_once() throws InterruptedException {
        ChangeFeed impatient = feed(Duration.ofMillis(20));
        impatient.start();
        ChangeStream stream = impatient.follow(praxis);

        assertThat(stream.next()).isEmpty();
        assertThat(stream.isOpen()).isTrue();
        impatient.stop();
        assertThat(stream.next()).isEmpty();
        assertThat(stream.isOpen()).isFalse();
        assertThat(impatient.readers()).isZero();
    }

    private ChangeFeed feed(Duration quietMax) {
        return new ChangeFeed(log, new PostgresChangeSignal(DATABASE), quietMax);
    }

    private static List<Long> read(ChangeStream stream, int count) throws InterruptedException {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            stream.next().forEach(entry -> numbers.add(entry.number()));
        }
        return numbers;
    }

    private static List<Entry> nextOf(ChangeStream stream) {
        try {
            return stream.next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(int times) {
        for (int i = 0; i < times; i++) {
            log.append(praxis, Subject.ofContact(Kind.CONTACT_CHANGED, UUID.randomUUID()), NOON);
        }
    }
}
