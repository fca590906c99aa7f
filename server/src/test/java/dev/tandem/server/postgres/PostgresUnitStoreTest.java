package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.GmailMethod;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.TestProperties;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.InUrgency;
import dev.tandem.server.mailbox.SpendUnits;
import dev.tandem.server.mailbox.TestUnits;
import dev.tandem.server.mailbox.UnitStore;
import dev.tandem.server.mailbox.UnitStore.LimitedIn;
import dev.tandem.server.mailbox.UnitStore.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Quota units in the database")
class PostgresUnitStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final InstantSource CLOCK = () -> NOW;

    private final DataSource database = TestDatabase.fresh();
    private final UnitStore store = TestStores.units(database);
    private final MailboxId ben = mailbox("ben");

    @Test
    @DisplayName(
            "F37: a mailbox gets what its minute allows and not a unit more, and is told when there are some again")
    void limit() {
        assertThat(store.spend(ben, messages(20, 50), NOW)).isEmpty();
        assertThat(store.spend(ben, messages(20, 50), NOW)).isEmpty();
        assertThat(store.spend(ben, messages(10, 50), NOW)).isEmpty();

        Optional<Duration> wait = store.spend(ben, messages(1, 50), NOW);

        assertThat(wait.orElseThrow()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(store.spend(mailbox("ada"), messages(50, 50), NOW)).isEmpty();
    }

    @Test
    @DisplayName("F37: units come back a minute after they were spent, second by second, and not before")
    void comeBack() {
        store.spend(ben, messages(30, 100), NOW);
        secondsPass(ben, 20);
        store.spend(ben, messages(70, 100), NOW);
        secondsPass(ben, 38);
        assertThat(store.spend(ben, messages(1, 100), NOW)).isPresent();

        secondsPass(ben, 3);

        assertThat(store.spend(ben, messages(31, 100), NOW)).isPresent();
        assertThat(store.spend(ben, messages(30, 100), NOW)).isEmpty();
        secondsPass(ben, 61);
        assertThat(store.spend(ben, messages(100, 100), NOW)).isEmpty();
    }

    @Test
    @DisplayName("F37: eight nodes that spend at once spend together what one may")
    void together() throws Exception {
        TandemProperties properties = TestProperties.with(Map.of(
                "tandem.google.quota.units-per-minute",
                "1000",
                "tandem.google.quota.project-units-per-minute",
                "6000"));
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SpendUnits node = TestUnits.of(store, properties, CLOCK);
            nodes.add(() -> spendAll(node, ben));
        }

        assertThat(sum(nodes)).isEqualTo(900 / 20 * 20);
    }

    @Test
    @DisplayName(
            "F37: a hundred mailboxes on four nodes spend together what the project may, though nodes hold portions")
    void project() throws Exception {
        TandemProperties properties = TestProperties.with(Map.of(
                "tandem.google.quota.units-per-minute",
                "6000",
                "tandem.google.quota.project-units-per-minute",
                "30000"));
        List<MailboxId> mailboxes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            mailboxes.add(mailbox("person" + i));
        }
        List<Callable<Integer>> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SpendUnits node = TestUnits.of(store, properties, CLOCK);
            nodes.add(() ->
                    mailboxes.stream().mapToInt(each -> spendAll(node, each)).sum());
        }

        assertThat(sum(nodes)).isBetween(26_800, 27_000);
    }

    @Test
    @DisplayName("F37: catching up leaves units for what is new, and both leave some for an email that is to leave")
    void urgency() {
        SpendUnits node =
                TestUnits.of(store, TestProperties.with(Map.of("tandem.google.quota.units-per-minute", "1000")), CLOCK);
        int caughtUp = InUrgency.ask(Urgency.CATCHING_UP, () -> spendAll(node, ben));
        int live = spendAll(node, ben);

        assertThat(caughtUp).isEqualTo(740);
        assertThat(live).isEqualTo(160);
        assertThat(node.run(ben, GmailMethod.SEND_DRAFT)).isEmpty();
        assertThat(node.run(ben, GmailMethod.SEND_DRAFT)).isPresent();
    }

    @Test
    @DisplayName("the setting chooses the price list: before May 2026 a message cost 5 of 15,000 units")
    void tariff() {
        SpendUnits node =
                TestUnits.of(store, TestProperties.with(Map.of("tandem.google.quota.tariff", "before")), CLOCK);
        int messages = 0;
        while (node.run(ben, GmailMethod.GET_MESSAGE).isEmpty()) {
            messages++;
        }

        assertThat(messages).isEqualTo(15_000 * 9 / 10 / 5);
    }

    @Test
    @DisplayName(
            "F34: a limit is heeded by every node, for everything, until it is over, and a shorter one does not shorten it")
    void limited() {
        Instant until = NOW.plusSeconds(90);
        SpendUnits one = node(NOW);
        assertThat(one.limited(ben, LimitedIn.MAILBOX, Optional.of(until))).isEqualTo(until);
        one.limited(ben, LimitedIn.MAILBOX, Optional.of(NOW.plusSeconds(10)));

        assertThat(node(NOW).run(ben, GmailMethod.LIST_HISTORY)).contains(until);
        assertThat(node(NOW).run(ben, GmailMethod.SEND_DRAFT)).contains(until);
        assertThat(node(until.minusMillis(1)).run(ben, GmailMethod.LIST_HISTORY))
                .isPresent();
        assertThat(node(until).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
    }

    @Test
    @DisplayName("F34: a limit on sending leaves everything else as it is")
    void sendingLimited() {
        Instant until = NOW.plus(Duration.ofHours(5));
        node(NOW).limited(ben, LimitedIn.SENDING, Optional.of(until));

        assertThat(node(NOW).run(ben, GmailMethod.SEND_DRAFT)).contains(until);
        assertThat(node(NOW).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        assertThat(node(until).run(ben, GmailMethod.SEND_DRAFT)).isEmpty();
    }

    @Test
    @DisplayName("F34: a limit of the project stops every mailbox, also on a node that holds a portion")
    void projectLimited() {
        Instant until = NOW.plusSeconds(60);
        SpendUnits other = node(NOW);
        assertThat(other.run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        node(NOW).limited(ben, LimitedIn.PROJECT, Optional.of(until));

        assertThat(node(NOW).run(mailbox("ada"), GmailMethod.LIST_HISTORY)).contains(until);
        assertThat(node(until).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        SpendUnits portionOver = TestUnits.of(store, TestProperties.with(Map.of()), CLOCK);
        assertThat(portionOver.run(ben, GmailMethod.LIST_HISTORY)).contains(until);
    }

    @Test
    @DisplayName("F34: limits without a time lead to growing pauses")
    void growing() {
        assertThat(node(NOW).limited(ben, LimitedIn.MAILBOX, Optional.empty())).isEqualTo(NOW.plusSeconds(5));
        Instant later = NOW.plusSeconds(6);
        assertThat(node(later).limited(ben, LimitedIn.MAILBOX, Optional.empty()))
                .isEqualTo(later.plusSeconds(10));
        Instant muchLater = NOW.plus(Duration.ofHours(1));
        assertThat(node(muchLater).limited(ben, LimitedIn.MAILBOX, Optional.empty()))
                .isEqualTo(muchLater.plusSeconds(5));
    }

    @Test
    @DisplayName(
            "F34: they are in a row only if no call went through between them, so that a limit now and then costs little")
    void inARow() {
        node(NOW).limited(ben, LimitedIn.MAILBOX, Optional.empty());
        Instant later = NOW.plusSeconds(6);
        assertThat(node(later).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        assertThat(node(later).limited(ben, LimitedIn.MAILBOX, Optional.empty()))
                .as("the first call since met it")
                .isEqualTo(later.plusSeconds(10));

        Instant afterwards = later.plusSeconds(11);
        assertThat(node(afterwards).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        assertThat(node(afterwards).run(ben, GmailMethod.LIST_HISTORY)).isEmpty();
        assertThat(node(afterwards).limited(ben, LimitedIn.MAILBOX, Optional.empty()))
                .as("one went through before the other met it")
                .isEqualTo(afterwards.plusSeconds(5));
    }

    @Test
    @DisplayName("F34: those of the project are in a row while the pause is hardly over")
    void projectInARow() {
        Instant first = node(NOW).limited(ben, LimitedIn.PROJECT, Optional.empty());
        assertThat(first).isEqualTo(NOW.plusSeconds(5));
        Instant second = node(first.plusSeconds(1)).limited(ben, LimitedIn.PROJECT, Optional.empty());
        assertThat(second).isEqualTo(first.plusSeconds(11));
        Instant third = second.plusSeconds(6);
        assertThat(node(third).limited(ben, LimitedIn.PROJECT, Optional.empty()))
                .isEqualTo(third.plusSeconds(5));
    }

    private SpendUnits node(Instant now) {
        return TestUnits.of(store, TestProperties.with(Map.of()), () -> now);
    }

    private static int spendAll(SpendUnits node, MailboxId mailbox) {
        int spent = 0;
        while (node.run(mailbox, GmailMethod.GET_MESSAGE).isEmpty()) {
            spent += 20;
        }
        return spent;
    }

    private static int sum(List<Callable<Integer>> nodes) throws Exception {
        int spent = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : threads.invokeAll(nodes)) {
                spent += node.get();
            }
        }
        return spent;
    }

    private static Spending messages(int units, int limit) {
        return new Spending(GmailMethod.GET_MESSAGE, units, limit);
    }

    /** As if everything had been spent so much earlier. */
    private void secondsPass(MailboxId mailbox, int seconds) {
        JdbcClient.create(database)
                .sql("""
                        update mailbox_quota
                           set spent = (select array_agg(spent[mod(entry + cast(:seconds as integer), 61) + 1] order by entry)
                                          from generate_series(0, 60) as entry),
                               last_second = last_second - :seconds
                         where mailbox_id = :mailbox
                        """)
                .param("seconds", seconds)
                .param("mailbox", mailbox.value())
                .update();
    }

    private MailboxId mailbox(String local) {
        EmailAddress own = new EmailAddress(local + "@nordlicht.example");
        return TestStores.mailboxes(database)
                .open(new Opened(local, own, Set.of(own), new HistoryCursor(100), NOW), Set.of("openid"), NOW);
    }
}
