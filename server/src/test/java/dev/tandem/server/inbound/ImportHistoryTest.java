package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.gmail.GmailPerson;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.postgres.CrmFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Reading a mailbox's history loses nothing and doubles nothing")
class ImportHistoryTest {

    private static final String HISTORY = "gmail.users.history.list";

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final GmailPerson ben = scene.inGmail(scene.address("ben"));

    @Test
    @DisplayName("F06, F07, F09, F38: 620 emails between two looks all have their verdict, page by page from one start")
    void manyPages() {
        for (int n = 0; n < 618; n++) {
            scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")));
        }
        scene.arrives("ben", fromJana().about("die 619."));
        scene.arrives("ben", fromJana().about("die 620."));
        long before = bench.gmail().lastCall();

        scene.importNow(mailbox);

        assertThat(facts.verdicts(kramer, mailbox)).hasSize(620);
        assertThat(scene.withJana()).hasSize(2);
        List<JsonNode> pages = calls(before, HISTORY);
        assertThat(pages.subList(0, 2)).extracting(ImportHistoryTest::start).containsOnly(start(pages.getFirst()));
        assertThat(pages.subList(2, pages.size()))
                .hasSize(620 / JudgeArrivals.TURN_MESSAGES)
                .extracting(ImportHistoryTest::start)
                .doesNotContain(start(pages.getFirst()));
        before = bench.gmail().lastCall();
        scene.importNow(mailbox);
        assertThat(calls(before, HISTORY)).hasSize(1);
        assertThat(bench.gmail().calls(scene.address("ben"), before)).hasSize(1);
    }

    @Test
    @DisplayName("F08: an empty page with a token is turned like any other")
    void emptyPage() {
        bench.gmail().faults("{\"history\":{\"emptyPageWithToken\":true}}");
        scene.arrives("ben", fromJana());
        long before = bench.gmail().lastCall();

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(calls(before, HISTORY)).as("before and behind what there is").hasSize(3);
    }

    @Test
    @DisplayName("F27: records told twice and labels left out change nothing")
    void toldTwice() {
        bench.gmail().faults("{\"history\":{\"duplicateRecords\":true,\"omitLabelIds\":true}}");
        scene.arrives("ben", fromJana());

        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
        assertThat(facts.changes(kramer)).containsExactly("CONNECTION_CHANGED", "MESSAGE_ARRIVED");
    }

    @Test
    @DisplayName("F13, F14: what vanishes before we look is no error and never comes back")
    void vanished() {
        String goneAtOnce = scene.arrives("ben", fromJana());
        ben.deletes(goneAtOnce);
        scene.importNow(mailbox);
        String goneLater = scene.arrives("ben", fromJana());
        bench.gmail().faults(once("gmail.users.messages.get", "\"status\":503,\"reason\":\"backendError\""));
        scene.importNow(mailbox);
        ben.deletes(goneLater);
        bench.clock().pass(Duration.ofMinutes(1));

        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ReadToEnd.class);

        assertThat(scene.withJana()).isEmpty();
        assertThat(facts.ledger(mailbox)).allMatch(line -> line.startsWith("GONE"));
    }

    @Test
    @DisplayName("F10: one 503 on one message delays it and no other; nothing is counted against it")
    void oneFailure() {
        scene.arrives("ben", fromJana().about("eins"));
        scene.arrives("ben", fromJana().about("zwei"));
        bench.gmail().faults(once("gmail.users.messages.get", "\"status\":503,\"reason\":\"backendError\""));

        scene.importNow(mailbox);
        bench.clock().pass(Duration.ofMinutes(1));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactlyInAnyOrder("eins", "zwei");
        assertThat(facts.ledger(mailbox)).allMatch(line -> line.startsWith("JUDGED"));
    }

    @Test
    @DisplayName("F11: an email that fails again and again is parked with its reason; those behind it go on at once")
    void poison() {
        bench.gmail().faults(always("gmail.users.messages.get", "\"status\":400,\"reason\":\"invalidArgument\"", 1));
        scene.arrives("ben", fromJana().about("Gift"));
        scene.arrives("ben", fromJana().about("dahinter"));

        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("dahinter");
        for (int n = 1; n < JudgeArrivals.ATTEMPTS_MAX; n++) {
            bench.gmail()
                    .faults(always("gmail.users.messages.get", "\"status\":400,\"reason\":\"invalidArgument\"", 1));
            bench.clock().pass(Duration.ofHours(1));
            scene.importNow(mailbox);
        }
        assertThat(facts.ledger(mailbox).getFirst()).startsWith("PARKED 6 ");
        bench.gmail().faults("{}");
        bench.clock().pass(Duration.ofHours(1));
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F11: an email that Google itself cannot give out holds up nobody behind it")
    void poisonAtGoogle() {
        for (int n = 0; n < 20 && scene.withJana().isEmpty(); n++) {
            if (n == 0) {
                scene.arrives("ben", fromJana().about("Gift"));
                scene.arrives("ben", fromJana().about("dahinter"));
            }
            bench.gmail().faults(always("gmail.users.messages.get", "\"status\":500,\"reason\":\"backendError\"", 1));
            scene.importNow(mailbox);
            bench.clock().pass(Duration.ofMinutes(1));
        }

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("dahinter");
    }

    @Test
    @DisplayName("F12, F33, F34: a quota stops the run until the time that Google names, and counts against nobody")
    void quota() {
        scene.arrives("ben", fromJana());
        for (String trouble : List.of(
                "\"status\":403,\"reason\":\"userRateLimitExceeded\"",
                "\"status\":429,\"reason\":\"rateLimitExceeded\"")) {
            Instant until = bench.clock().instant().plusSeconds(900);
            String stated = trouble + ",\"message\":\"Retry after " + until + "\"";
            for (int n = 0; n < 8; n++) {
                bench.gmail().faults(always("gmail.users.messages.get", stated, 50));
                assertThat(scene.importNow(mailbox))
                        .isInstanceOfSatisfying(
                                ImportOutcome.GoOn.class,
                                later -> assertThat(later.at()).isEqualTo(until));
            }
            bench.clock().pass(Duration.ofSeconds(1000));
        }
        assertThat(facts.ledger(mailbox)).containsExactly("PENDING 0");

        bench.gmail().faults("{}");
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F35: trouble that passes stops the run; the history is asked again from the same place")
    void passingTrouble() {
        scene.arrives("ben", fromJana());
        for (String trouble : List.of(
                "\"status\":500,\"reason\":\"backendError\"",
                "\"status\":503,\"reason\":\"backendError\"",
                "\"status\":400,\"reason\":\"failedPrecondition\",\"message\":\"Precondition check failed.\"")) {
            bench.gmail().faults(once(HISTORY, trouble));
            assertThat(scene.importNow(mailbox)).as(trouble).isInstanceOf(ImportOutcome.TryLater.class);
        }

        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("R74: a lost consent ends the run and keeps the cursor, so that nothing is missed afterwards")
    void consentLost() {
        scene.arrives("ben", fromJana());
        bench.gmail().changePassword(scene.address("ben"));
        bench.gmail().faults("{\"token\":{\"failWith\":\"invalid_grant\"}}");
        assertThat(scene.importNow(mailbox)).isInstanceOf(ImportOutcome.ConsentLost.class);
        bench.gmail().faults("{}");

        scene.connectBen();
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F20: a cursor beyond 2^63 is compared as the number it is, and never moves back (F32)")
    void hugeCursor() {
        ArrivalStore arrivals = bench.get(ArrivalStore.class);
        var huge = HistoryCursor.parse("18446744073709551615");
        arrivals.moveCursor(mailbox, huge);
        arrivals.moveCursor(mailbox, HistoryCursor.parse("9223372036854775808"));

        assertThat(arrivals.cursor(mailbox)).isEqualTo(huge);
        assertThat(bench.get(MailboxStore.class).find(mailbox).orElseThrow().historyCursor())
                .isEqualTo(huge);
    }

    @Test
    @DisplayName("F01: whoever dies between history and verdict finds every message in the ledger, once")
    void diesBetween() {
        scene.arrives("ben", fromJana().about("eins"));
        scene.arrives("ben", fromJana().about("zwei"));
        bench.get(ReadHistory.class).run(mailbox);
        assertThat(facts.ledger(mailbox)).containsExactly("PENDING 0", "PENDING 0");
        assertThat(bench.get(ImportHistory.class).nextDue(mailbox)).isPresent();

        scene.importNow(mailbox);
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(2);
        assertThat(bench.get(ImportHistory.class).nextDue(mailbox)).isEqualTo(Optional.empty());
        assertThat(Collections.frequency(facts.changes(kramer), "MESSAGE_ARRIVED"))
                .isEqualTo(2);
    }

    private List<JsonNode> calls(long since, String method) {
        return bench.gmail().calls(scene.address("ben"), since).stream()
                .filter(call -> call.path("method").asString().equals(method))
                .toList();
    }

    private static String start(JsonNode call) {
        return call.path("path").asString().replaceAll(".*startHistoryId=(\\d+).*", "$1");
    }

    private String once(String method, String trouble) {
        return always(method, trouble, 1);
    }

    private String always(String method, String trouble, int times) {
        return "{\"calls\":[{\"method\":\"" + method + "\",\"account\":\"" + scene.address("ben") + "\",\"times\":"
                + times + "," + trouble + "}]}";
    }

    private Mail fromJana() {
        return Mail.from("Jana Weber <" + scene.jana() + ">", scene.address("ben"));
    }
}
