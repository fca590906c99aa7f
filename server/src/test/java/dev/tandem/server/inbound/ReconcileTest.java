package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.mailbox.Answer;
import dev.tandem.server.mailbox.Gmail;
import dev.tandem.server.postgres.CrmFacts;
import dev.tandem.server.postgres.ListingFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("R81: comparing Gmail's own list with the ledger")
class ReconcileTest {

    private static final String LIST = "gmail.users.messages.list";
    private static final String GET = "gmail.users.messages.get";

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final ListingFacts listing = new ListingFacts(JdbcClient.create(bench.database()));
    private final Reconcile reconcile = bench.get(Reconcile.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();

    {
        reconcile.turn(mailbox);
    }

    @Test
    @DisplayName("an email that history never told of is found, gets its verdict, and is counted as a repaired gap")
    void gap() {
        String seen = scene.arrives("ben", fromJana().about("told"));
        scene.importNow(mailbox);
        scene.arrives("ben", fromJana().about("never told"));
        historyIsMissed();
        long before = afterAnHour();

        compare();
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("told", "never told");
        assertThat(listing.run(mailbox)).isEqualTo("WHOLE DONE 1/2 1");
        assertThat(calls(before, GET))
                .as("F19: what has a verdict is not fetched again")
                .noneMatch(call -> call.path("path").asString().contains(seen));
        afterAnHour();
        compare();
        assertThat(listing.run(mailbox)).isEqualTo("RECENT DONE 0/2 1");
    }

    @Test
    @DisplayName("where nothing is missing it costs six pages of ids and nothing else")
    void nothingMissing() {
        scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        long before = afterAnHour();

        compare();

        List<JsonNode> calls = bench.gmail().calls(scene.address("ben"), before).stream()
                .filter(call -> call.path("method").asString().startsWith("gmail."))
                .toList();
        assertThat(calls)
                .hasSize(6)
                .allMatch(call -> call.path("method").asString().equals(LIST));
        assertThat(calls.stream().mapToInt(call -> call.path("units").asInt()).sum())
                .isEqualTo(30);
        assertThat(listing.run(mailbox)).isEqualTo("WHOLE DONE 0/1 0");
        assertThat(facts.changes(kramer)).containsExactly("CONNECTION_CHANGED", "MESSAGE_ARRIVED");
    }

    @Test
    @DisplayName("it waits for an hour after the connection and after the last one, and what is due goes on at once")
    void schedule() {
        long before = bench.gmail().lastCall();
        bench.clock().pass(Duration.ofMinutes(59));
        assertThat(reconcile.turn(mailbox)).isPresent();
        assertThat(calls(before, LIST)).isEmpty();
        bench.clock().pass(Duration.ofMinutes(1));

        Optional<Instant> next = reconcile.turn(mailbox);

        assertThat(calls(before, LIST)).hasSize(Reconcile.STEPS_A_TURN);
        assertThat(next).contains(bench.clock().instant().plus(Reconcile.TURNS_APART));
        reconcile.turn(mailbox);
        assertThat(listing.run(mailbox)).startsWith("WHOLE DONE");
        assertThat(reconcile.turn(mailbox)).contains(bench.clock().instant().plus(Duration.ofHours(1)));
    }

    @Test
    @DisplayName("F04: what was deleted for ever while nobody told is concluded, after one question about it")
    void deletedUntold() {
        String stays = scene.arrives("ben", fromJana().about("stays"));
        String gone = scene.arrives("ben", fromJana().about("gone"));
        scene.importNow(mailbox);
        ben().deletes(gone);
        historyIsMissed();
        long before = afterAnHour();

        compare();

        assertThat(listing.deleted(mailbox)).containsExactly(gone);
        assertThat(scene.withJana())
                .as("R19: marked, and never erased")
                .extracting(line -> line.subject() + " " + line.deletedInGmail())
                .containsExactly("stays false", "gone true");
        assertThat(calls(before, GET))
                .hasSize(1)
                .noneMatch(call -> call.path("path").asString().contains(stays));
    }

    @Test
    @DisplayName("F04: a listing that is not complete deletes nothing")
    void partial() {
        String gone = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        ben().deletes(gone);
        historyIsMissed();
        afterAnHour();
        bench.gmail()
                .faults("{\"calls\":[{\"method\":\"" + LIST + "\",\"account\":\"" + scene.address("ben")
                        + "\",\"rate\":0.99999,\"status\":503,\"reason\":\"backendError\"}]}");

        reconcile.turn(mailbox);
        assertThat(listing.deleted(mailbox)).isEmpty();
        bench.gmail().faults("{}");
        assertThat(reconcile.turn(mailbox)).as("paused").isPresent();
        assertThat(listing.deleted(mailbox)).isEmpty();

        bench.clock().pass(Reconcile.PAUSE);
        compare();
        assertThat(listing.deleted(mailbox)).containsExactly(gone);
    }

    @Test
    @DisplayName(
            "F22: what moves from one folder to another while pages are turned, and is shown by none, is not deleted")
    void movedBetweenPages() {
        String moving = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        ben().trashes(moving);
        scene.importNow(mailbox);
        long before = afterAnHour();

        afterPage(1, () -> ben().untrashes(moving));

        assertThat(calls(before, GET)).as("shown nowhere, so asked for").hasSize(1);
        assertThat(listing.deleted(mailbox)).isEmpty();
        assertThat(listing.run(mailbox)).startsWith("WHOLE DONE");
    }

    @Test
    @DisplayName(
            "F23: what was archived, read and starred while nobody told has its labels put right, and is not deleted")
    void labels() {
        String message = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        assertThat(facts.copyLabels(mailbox, message)).contains("INBOX", "UNREAD");
        ben().labels(message, "[\"STARRED\"]", "[\"INBOX\",\"UNREAD\"]");
        historyIsMissed();
        long before = afterAnHour();

        compare();

        assertThat(facts.copyLabels(mailbox, message)).contains("STARRED").doesNotContain("INBOX", "UNREAD");
        assertThat(listing.deleted(mailbox)).isEmpty();
        assertThat(calls(before, GET)).isEmpty();
    }

    @Test
    @DisplayName("F18: what history tells after a page was read counts more than the page")
    void toldAfterThePage() {
        String message = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        afterAnHour();

        afterPage(4, () -> {
            ben().labels(message, "[]", "[\"UNREAD\"]");
            scene.importNow(mailbox);
        });

        assertThat(listing.run(mailbox)).startsWith("WHOLE DONE");
        assertThat(facts.copyLabels(mailbox, message)).contains("INBOX").doesNotContain("UNREAD");
    }

    @Test
    @DisplayName("F04: after an expired history the next turns settle labels and deletions of the gap")
    void expired() {
        String gone = scene.arrives("ben", fromJana());
        String read = scene.arrives("ben", fromJana());
        scene.importNow(mailbox);
        bench.gmail().pass("PT2S");
        bench.clock().pass(Duration.ofSeconds(2));
        ben().deletes(gone);
        ben().labels(read, "[]", "[\"UNREAD\"]");
        bench.gmail().expireHistory(scene.address("ben"));
        scene.importNow(mailbox);
        assertThat(listing.run(mailbox)).isEqualTo("EXPIRED UNREAD 0/1 0");
        assertThat(listing.deleted(mailbox)).as("not before the conclusions").isEmpty();

        compare();

        assertThat(listing.deleted(mailbox)).containsExactly(gone);
        assertThat(facts.copyLabels(mailbox, read)).contains("INBOX").doesNotContain("UNREAD");
        assertThat(listing.run(mailbox)).startsWith("EXPIRED DONE");
    }

    /** With a fresh permission: hours pass here. */
    private GmailPerson ben() {
        return scene.inGmail(scene.address("ben"));
    }

    private void afterPage(int number, Runnable deed) {
        AtomicInteger pages = new AtomicInteger();
        CrashPoint.watched(
                point -> {
                    if (point.equals("reconcile.page-written") && pages.incrementAndGet() == number) {
                        deed.run();
                    }
                },
                this::compare);
    }

    private void compare() {
        for (int n = 0; n < 5; n++) {
            reconcile.turn(mailbox);
        }
    }

    /** As if history had lost its tongue: the cursor stands behind what it never told. */
    private void historyIsMissed() {
        if (bench.get(Gmail.class).cursorNow(mailbox) instanceof Answer.Got<HistoryCursor>(var now)) {
            bench.get(ArrivalStore.class).moveCursor(mailbox, now);
        }
    }

    private long afterAnHour() {
        bench.gmail().pass("PT1H");
        bench.clock().pass(Duration.ofHours(1));
        return bench.gmail().lastCall();
    }

    private List<JsonNode> calls(long since, String method) {
        return bench.gmail().calls(scene.address("ben"), since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .toList();
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }
}
