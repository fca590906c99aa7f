package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.LookStore.Ended;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresLookStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final HistoryCursor AT_100 = new HistoryCursor(100);
    private static final NodeId ONE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));

    /** A database per test, because every claim takes whatever is due in it. */
    private final DataSource database = TestDatabase.fresh();

    private final MailboxStore mailboxes = TestStores.mailboxes(database);
    private final PostgresLookStore looks = new PostgresLookStore(JdbcClient.create(database));
    private final PostgresLookStore quicklyDead =
            new PostgresLookStore(JdbcClient.create(database), Duration.ofMillis(300));
    private final TestPeople people = new TestPeople(database);
    private final SubAccountId kramer = people.subAccount("Fenster Kramer");
    private final UserId ben = people.user("Ben");

    @Test
    @DisplayName("F27: a notice counts once, however often it comes; one at or below the cursor never does")
    void staleNotices() {
        MailboxId mailbox = connected("ben");
        look(mailbox);

        assertThat(looks.notice(mailbox, new HistoryCursor(99), NOW)).isFalse();
        assertThat(looks.notice(mailbox, AT_100, NOW)).isFalse();
        assertThat(looks.claim(ONE, NOW, 5)).isEmpty();
        assertThat(looks.notice(mailbox, new HistoryCursor(101), NOW)).isTrue();
        assertThat(looks.notice(mailbox, new HistoryCursor(101), NOW)).isFalse();
        assertThat(looks.claim(ONE, NOW, 5)).hasSize(1);
    }

    @Test
    @DisplayName("F20: notices are compared as unsigned numbers")
    void unsigned() {
        MailboxId mailbox = connected("ben");

        assertThat(looks.notice(mailbox, HistoryCursor.parse("18446744073709551615"), NOW))
                .isTrue();
        assertThat(looks.notice(mailbox, HistoryCursor.parse("9223372036854775808"), NOW))
                .isFalse();
        assertThat(looks.standing(mailbox).noticedCursor()).contains(HistoryCursor.parse("18446744073709551615"));
    }

    @Test
    @DisplayName("F28: what is hinted at during a look is looked for right after it")
    void hintDuringALook() {
        MailboxId mailbox = connected("ben");
        looks.claim(ONE, NOW, 5);

        looks.notice(mailbox, new HistoryCursor(101), NOW);
        assertThat(looks.claim(OTHER, NOW, 5)).isEmpty();
        looks.finish(ONE, ended(mailbox, true), NOW);

        assertThat(looks.claim(OTHER, NOW, 5)).extracting(Claimed::mailbox).containsExactly(mailbox);
    }

    @Test
    @DisplayName("F32: however many nodes claim at once, each mailbox is in one hand")
    void oneHand() throws Exception {
        List<MailboxId> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(connected("ben" + i));
        }
        List<Callable<List<Claimed>>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            NodeId node = new NodeId(new UUID(1, i));
            nodes.add(() -> looks.claim(node, NOW, 6));
        }

        List<MailboxId> taken = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var claimed : threads.invokeAll(nodes)) {
                claimed.get().forEach(each -> taken.add(each.mailbox()));
            }
        }

        assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @DisplayName(
            "F32: a node that is not heard of any more loses its mailbox within the time of a lease, one that is heard of does not")
    void staleLease() {
        MailboxId mailbox = connected("ben");
        quicklyDead.claim(ONE, NOW, 5);
        looks.renew(ONE);
        assertThat(quicklyDead.nextIn(OTHER, NOW).orElseThrow()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(quicklyDead.claim(OTHER, NOW, 5)).isEmpty();

        quicklyDead.renew(ONE);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !quicklyDead.claim(OTHER, NOW, 5).isEmpty());

        looks.finish(ONE, ended(mailbox, true), NOW);
        looks.giveBack(ONE, mailbox);
        assertThat(looks.standing(mailbox).failedLooks()).isZero();
        quicklyDead.renew(OTHER);
        assertThat(looks.claim(ONE, NOW, 5)).isEmpty();
    }

    @Test
    @DisplayName("F32: work of a node that died is due at once, whenever it was due next")
    void crashedLook() {
        connected("ben");
        quicklyDead.claim(ONE, NOW, 5);

        Duration wait = quicklyDead.nextIn(OTHER, NOW).orElseThrow();

        assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(301));
    }

    @Test
    @DisplayName("F34: the provider's wish to be left alone outlives the process, and no hint breaks it")
    void limited() {
        MailboxId mailbox = connected("ben");
        looks.claim(ONE, NOW, 5);
        looks.finish(ONE, new Ended(mailbox, looks.standing(mailbox), LATER, false, false, Optional.of(LATER)), NOW);

        mailboxes.hint(mailbox, NOW);
        looks.notice(mailbox, new HistoryCursor(500), NOW);

        assertThat(looks.claim(OTHER, LATER.minusMillis(1), 5)).isEmpty();
        assertThat(looks.nextIn(OTHER, NOW)).contains(Duration.ofSeconds(30));
        assertThat(looks.claim(OTHER, LATER, 5)).hasSize(1);
    }

    @Test
    @DisplayName(
            "F37: however many mailboxes catch up, one with something new finds a place at once, and none waits for ever")
    void behind() {
        List<MailboxId> backlogs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            backlogs.add(connected("backlog" + i));
        }
        looks.claim(ONE, NOW, 20).forEach(each -> looks.goOn(ONE, each.mailbox(), NOW, NOW));
        MailboxId live = connected("live");

        List<MailboxId> first =
                looks.claim(ONE, LATER, 16).stream().map(Claimed::mailbox).toList();
        assertThat(first).hasSize(13).contains(live);
        assertThat(looks.claim(ONE, LATER, 4)).isEmpty();
        assertThat(looks.nextIn(ONE, LATER))
                .as("with its hands full it asks for no more of them")
                .isEmpty();
        mailboxes.hint(backlogs.getLast(), LATER);
        assertThat(looks.claim(ONE, LATER, 4)).extracting(Claimed::mailbox).containsExactly(backlogs.getLast());
        first.forEach(each -> looks.goOn(ONE, each, LATER, LATER));
        List<Claimed> one = looks.claim(OTHER, LATER, 1);
        assertThat(one).as("however little is asked for").hasSize(1);
        looks.giveBack(OTHER, one.getFirst().mailbox());

        List<MailboxId> second =
                looks.claim(OTHER, LATER, 16).stream().map(Claimed::mailbox).toList();
        assertThat(second)
                .hasSize(12)
                .containsAll(backlogs.stream()
                        .filter(each -> !first.contains(each) && !each.equals(backlogs.getLast()))
                        .toList());
    }

    @Test
    @DisplayName(
            "R83: a server that starts looks into every mailbox, because notices may have been lost, but not before a limit is over")
    void allAreDue() {
        MailboxId mailbox = connected("ben");
        look(mailbox);
        assertThat(looks.claim(OTHER, NOW, 5)).isEmpty();
        looks.allAreDue(NOW);
        assertThat(looks.claim(ONE, NOW, 5)).hasSize(1);

        looks.finish(
                ONE,
                new Ended(mailbox, looks.standing(mailbox), LATER.plusSeconds(9), false, false, Optional.of(LATER)),
                NOW);
        looks.allAreDue(NOW);
        assertThat(looks.claim(OTHER, LATER.minusMillis(1), 5)).isEmpty();
        assertThat(looks.claim(OTHER, LATER, 5)).hasSize(1);
    }

    @Test
    @DisplayName("R71, R74: nobody looks into a mailbox without a connection or a consent")
    void notConnected() {
        MailboxId mailbox = connected("ben");
        mailboxes.disconnect(kramer, ben, NOW);
        assertThat(looks.claim(ONE, NOW, 5)).isEmpty();
        assertThat(looks.nextIn(ONE, NOW)).isEmpty();

        connect(mailbox);
        mailboxes.loseConsent(mailbox, NOW);
        assertThat(looks.claim(ONE, NOW, 5)).isEmpty();
    }

    @Test
    @DisplayName("F25: finds that nobody announced add up until a notice comes")
    void unannounced() {
        MailboxId mailbox = connected("ben");
        looks.watched(mailbox, LATER, LATER);
        assertThat(looks.standing(mailbox).watching().works(NOW)).isTrue();
        looks.watchAsked(mailbox);
        assertThat(looks.standing(mailbox).watching().works(NOW)).isFalse();

        looks.claim(ONE, NOW, 5);
        looks.finish(ONE, new Ended(mailbox, looks.standing(mailbox), NOW, true, true, Optional.empty()), NOW);
        assertThat(looks.standing(mailbox).watching().unannounced()).isEqualTo(2);

        looks.claim(ONE, NOW, 5);
        var before = looks.standing(mailbox);
        looks.notice(mailbox, AT_100, NOW);
        looks.finish(ONE, new Ended(mailbox, before, LATER, true, true, Optional.empty()), NOW);
        assertThat(looks.standing(mailbox).watching().works(NOW)).isTrue();
        assertThat(looks.standing(mailbox).watching().works(LATER)).isFalse();
    }

    private void look(MailboxId mailbox) {
        looks.claim(ONE, NOW, 5);
        looks.finish(ONE, ended(mailbox, true), NOW);
    }

    private Ended ended(MailboxId mailbox, boolean readToEnd) {
        return new Ended(mailbox, looks.standing(mailbox), LATER, readToEnd, false, Optional.empty());
    }

    private MailboxId connected(String local) {
        EmailAddress own = new EmailAddress(local + "@nordlicht.example");
        MailboxId mailbox = mailboxes.open(new Opened(local, own, Set.of(own), AT_100, NOW), Set.of("openid"), NOW);
        connect(mailbox);
        return mailbox;
    }

    private void connect(MailboxId mailbox) {
        UserId user = mailboxes.connectionOf(kramer, ben).isEmpty() ? ben : people.user("Ada");
        mailboxes.connect(new NewConnection(kramer, user, mailbox, AT_100, NOW), NOW);
    }
}
