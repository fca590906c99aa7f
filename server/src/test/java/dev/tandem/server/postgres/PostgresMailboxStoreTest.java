package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.Opened;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedUser;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.MailboxStore.ConsentRequest;
import dev.tandem.server.mailbox.MailboxStore.NewConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresMailboxStoreTest {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final HistoryCursor BEYOND_SIGNED = HistoryCursor.parse("18446744073709551615");

    private final MailboxStore store = TestStores.mailboxes(DATABASE);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TestPeople people = new TestPeople(DATABASE);
    private final SubAccountId praxis = people.subAccount("Praxis Weber");
    private final UserId ada = people.user("Ada");

    @Test
    void a_mailbox_is_what_the_provider_calls_it_however_its_address_changes() {
        MailboxId first = open("sub-1", "ada@nordlicht.example", new HistoryCursor(100));
        MailboxId renamed = open("sub-1", "ada.lovelace@nordlicht.example", new HistoryCursor(200));
        MailboxId other = open("sub-2", "ada@nordlicht.example", new HistoryCursor(1));

        assertThat(renamed).isEqualTo(first).isNotEqualTo(other);
        assertThat(store.find(first).orElseThrow().address())
                .isEqualTo(new EmailAddress("ada.lovelace@nordlicht.example"));
    }

    @Test
    void cursors_are_unsigned() {
        MailboxId mailbox = open("sub-unsigned", "a@b.example", BEYOND_SIGNED);

        assertThat(store.find(mailbox).orElseThrow().historyCursor()).isEqualTo(BEYOND_SIGNED);
    }

    @Test
    void R74_a_lost_consent_is_noted_once_and_comes_back_at_the_old_cursor() {
        MailboxId mailbox = open("sub-lost", "lost@nordlicht.example", new HistoryCursor(100));
        store.keepRefreshToken(mailbox, new byte[] {1});

        assertThat(store.loseConsent(mailbox, NOW)).isTrue();
        assertThat(store.loseConsent(mailbox, NOW)).isFalse();
        assertThat(store.refreshToken(mailbox)).isEmpty();
        open("sub-lost", "lost@nordlicht.example", new HistoryCursor(900));

        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.GRANTED);
        assertThat(store.find(mailbox).orElseThrow().historyCursor()).isEqualTo(new HistoryCursor(100));
    }

    @Test
    void R73_an_ended_consent_leaves_no_token_and_begins_anew() {
        MailboxId mailbox = open("sub-ended", "ended@nordlicht.example", new HistoryCursor(100));
        store.keepRefreshToken(mailbox, new byte[] {1});

        store.endConsent(mailbox);

        assertThat(store.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        open("sub-ended", "ended@nordlicht.example", new HistoryCursor(900));
        assertThat(store.refreshToken(mailbox)).isEmpty();
        assertThat(store.find(mailbox).orElseThrow().historyCursor()).isEqualTo(new HistoryCursor(900));
    }

    @Test
    void R07_one_connection_per_user_and_sub_account_and_the_same_mailbox_keeps_its_baseline() {
        MailboxId old = open("sub-old", "old@nordlicht.example", new HistoryCursor(1));
        MailboxId fresh = open("sub-fresh", "fresh@nordlicht.example", new HistoryCursor(1));
        var first = store.connect(connection(old, 10), NOW);

        assertThat(store.connect(connection(old, 99), NOW)).isEqualTo(first);
        assertThat(store.connect(connection(fresh, 50), NOW)).isNotEqualTo(first);

        assertThat(store.connections(old)).isZero();
        assertThat(store.connectedUsers(fresh)).containsExactly(new ConnectedUser(praxis, ada));
        assertThat(store.connectionOf(praxis, ada).orElseThrow().mailbox().id()).isEqualTo(fresh);
        assertThat(jdbc.sql("select baseline_cursor from connection where connection_id = :id")
                        .param("id", first)
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void R01_a_connection_is_its_users_own() {
        UserId ben = people.user("Ben");
        MailboxId mailbox = open("sub-shared", "shared@nordlicht.example", new HistoryCursor(1));
        store.connect(connection(mailbox, 1), NOW);
        store.connect(new NewConnection(praxis, ben, mailbox, new HistoryCursor(2), NOW), NOW);

        assertThat(store.disconnect(praxis, ada, NOW)).contains(mailbox);
        assertThat(store.disconnect(praxis, ada, NOW)).isEmpty();

        assertThat(store.connectionOf(praxis, ben)).isPresent();
        assertThat(store.connections(mailbox)).isEqualTo(1);
    }

    @Test
    void a_connected_mailbox_is_found_by_its_address_however_it_is_spelled() {
        MailboxId mailbox = open("sub-sync", "sync@nordlicht.example", new HistoryCursor(1));
        EmailAddress shouted = new EmailAddress("SYNC@nordlicht.example");
        assertThat(store.connectedWithAddress(shouted)).isEmpty();

        store.connect(connection(mailbox, 1), NOW);

        assertThat(store.connectedWithAddress(shouted)).containsExactly(mailbox);
    }

    @Test
    void the_state_of_a_connection_counts_what_was_seen_and_judged_since_the_baseline() {
        MailboxId mailbox = open("sub-count", "count@nordlicht.example", new HistoryCursor(1));
        store.connect(connection(mailbox, 50), NOW);
        arrival(mailbox, "before", 40, "JUDGED");
        arrival(mailbox, "judged", 60, "JUDGED");
        arrival(mailbox, "waiting", 61, "PENDING");
        arrival(mailbox, "parked", 62, "PARKED");

        var state = store.connectionOf(praxis, ada).orElseThrow();

        assertThat(state.seen()).isEqualTo(3);
        assertThat(state.judged()).isEqualTo(1);
        assertThat(state.facts().waiting().pending()).isEqualTo(1);
        assertThat(state.dailyLimit()).isEqualTo(500);
        assertThat(state.sentToday())
                .as("the provider counts the whole mailbox, not only what came after the connection (R46)")
                .isEqualTo(4);
    }

    @Test
    void a_consent_request_is_taken_by_one_caller_only_and_not_after_its_time() throws Exception {
        ConsentRequest request = request("state-once");
        store.keep(request);
        List<Callable<Optional<ConsentRequest>>> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(() -> store.take("state-once", NOW));
        }

        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(callers)) {
                taken += answer.get().isPresent() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(1);
        assertThat(store.look("state-once").orElseThrow().used()).isTrue();
        store.keep(request("state-late"));
        assertThat(store.take("state-late", request.expiresAt())).isEmpty();
        assertThat(store.look("state-late").orElseThrow().used()).isFalse();
        assertThat(store.look("state-nobody-knows")).isEmpty();
    }

    private ConsentRequest request(String hash) {
        return new ConsentRequest(
                hash, praxis, ada, true, Optional.empty(), "sealed", "nonce", NOW, NOW.plus(Duration.ofMinutes(10)));
    }

    private NewConnection connection(MailboxId mailbox, long baseline) {
        return new NewConnection(praxis, ada, mailbox, new HistoryCursor(baseline), NOW);
    }

    private MailboxId open(String subject, String address, HistoryCursor cursor) {
        EmailAddress own = new EmailAddress(address);
        return store.open(new Opened(subject, own, Set.of(own), cursor, NOW), Set.of("openid"), NOW);
    }

    private void arrival(MailboxId mailbox, String message, long addedAt, String state) {
        jdbc.sql("""
                insert into arrival (mailbox_id, gmail_message_id, gmail_thread_id, labels, added_at, state, next_attempt_at, met_at)
                values (:mailbox, :message, 't', '{SENT}', :addedAt, :state, now(), now())
                """)
                .param("mailbox", mailbox.value())
                .param("message", message)
                .param("addedAt", addedAt)
                .param("state", state)
                .update();
    }
}
