package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog.Entry;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresChangeLogTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private final PostgresChangeLog log = new PostgresChangeLog(jdbc);
    private final SubAccountId praxis = new CrmFixture(jdbc).subAccount("Praxis Weber");

    @Test
    void what_was_appended_is_read_in_order() {
        UUID conversation = UUID.randomUUID();
        UUID message = UUID.randomUUID();
        UUID ada = UUID.randomUUID();
        log.append(praxis, Subject.ofMessage(Kind.MESSAGE_ARRIVED, conversation, message), NOON);
        log.append(praxis, Subject.ofUser(Kind.CONNECTION_CHANGED, ada), NOON.plusSeconds(1));

        assertThat(log.after(praxis, 0, 10))
                .containsExactly(
                        new Entry(1, NOON, Subject.ofMessage(Kind.MESSAGE_ARRIVED, conversation, message)),
                        new Entry(2, NOON.plusSeconds(1), Subject.ofUser(Kind.CONNECTION_CHANGED, ada)));
        assertThat(log.after(praxis, 1, 10)).extracting(Entry::number).containsExactly(2L);
        assertThat(log.after(praxis, 0, 1)).extracting(Entry::number).containsExactly(1L);
        assertThat(log.last(praxis)).isEqualTo(2);
    }

    @Test
    void every_sub_account_counts_for_itself() {
        SubAccountId other = new CrmFixture(jdbc).subAccount("Nordlicht");
        log.append(praxis, someContact(), NOON);

        assertThat(log.last(other)).isZero();
        log.append(other, someContact(), NOON);
        assertThat(log.last(other)).isEqualTo(1);
        assertThat(log.after(other, 0, 10)).hasSize(1);
    }

    @Test
    void what_is_rolled_back_leaves_no_gap() {
        log.append(praxis, someContact(), NOON);
        transaction.executeWithoutResult(status -> {
            log.append(praxis, someContact(), NOON);
            status.setRollbackOnly();
        });
        log.append(praxis, someContact(), NOON);

        assertThat(numbers()).containsExactly(1L, 2L);
    }

    @Test
    void writers_at_the_same_time_get_numbers_without_gaps() {
        int writers = 40;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < writers; i++) {
                pool.execute(() -> transaction.executeWithoutResult(status -> log.append(praxis, someContact(), NOON)));
            }
        }

        assertThat(numbers())
                .isEqualTo(LongStream.rangeClosed(1, writers).boxed().toList());
    }

    private List<Long> numbers() {
        return log.after(praxis, 0, 100).stream().map(Entry::number).toList();
    }

    private static Subject someContact() {
        return Subject.ofContact(Kind.CONTACT_CHANGED, UUID.randomUUID());
    }
}
