package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The server dies between every two steps of import, again and again on the same mailbox, while new emails arrive before each of its
 * lives. Emails name the point at which the server died that saw them first.
 */
@ExtendWith(InSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A server killed while it imports (R83)")
class KilledWhileImportingTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String STRANGER = "sven@stranger.example";
    /** In the middle of several: some emails are done then, and some are not. */
    private static final int SECOND_TIME = 2;

    private static final List<String> ONCE_A_RUN =
            List.of("import.history-read", "import.arrivals-noted", "import.arrivals-written");
    private static final List<String> ONCE_AN_EMAIL =
            List.of("import.headers-read", "import.source-read", "import.stored");
    private static final Duration HEALED_MAX = Duration.ofSeconds(40);

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final EmulatedGmail gmail = new EmulatedGmail(emulator);
    private final ServerSetup setup = postgres.usedBy(ServerSetup.fresh("killed-while-importing", emulator));
    private final List<Letter> fromJana = new ArrayList<>();

    @BeforeAll
    void benIsConnected() {
        try (ServerProcess server = setup.start()) {
            ben(server).connect(BEN);
        }
    }

    @AfterAll
    void end() {
        postgres.close();
        emulator.close();
    }

    @Test
    @DisplayName("every point of the sources is one that we die at")
    void pointsAreComplete() {
        List<String> all = new ArrayList<>(ONCE_A_RUN);
        all.addAll(ONCE_AN_EMAIL);
        assertThat(all).containsExactlyInAnyOrderElementsOf(Killed.points("import."));
    }

    @Test
    @DisplayName("between any two steps: every email of a contact stands here once, and none of a stranger")
    void importsOnceWhereverItDies() {
        ONCE_A_RUN.forEach(point -> dies(point, 1));
        ONCE_AN_EMAIL.forEach(point -> dies(point, SECOND_TIME));
        try (ServerProcess server = setup.start()) {
            Desk ben = ben(server);
            everythingOnce(ben);
            arrives(JANA, "The last one");
            everythingOnce(ben);
        }
    }

    private void dies(String point, int times) {
        for (String part : List.of("first", "second", "third")) {
            arrives(JANA, part + " email, before " + point);
        }
        arrives(STRANGER, "For sale, before " + point);
        try (ServerProcess server = setup.dyingAt(point, times).launch()) {
            Killed.diesAt(point, server);
        }
    }

    private void arrives(String sender, String subject) {
        Letter letter = Letter.from(sender).to(BEN).about(subject).saying(subject);
        gmail.outsideSends(letter);
        if (sender.equals(JANA)) {
            fromJana.add(letter);
        }
    }

    private void everythingOnce(Desk ben) {
        List<String> expected = fromJana.stream().map(Letter::messageId).toList();
        await("all emails are here").atMost(HEALED_MAX).untilAsserted(() -> {
            assertThat(ids(ben.messagesWith(ben.contact(JANA)))).containsExactlyInAnyOrderElementsOf(expected);
            JsonNode completeness = ben.connection().path("completeness");
            assertThat(completeness.path("seen").asInt())
                    .as("messages seen of those in the mailbox")
                    .isEqualTo(gmail.mailbox(BEN).size());
            assertThat(completeness.path("judged")).isEqualTo(completeness.path("seen"));
        });
        assertThat(ben.conversations()).hasSize(1);
        assertThat(Copy.in("INBOX", gmail.mailbox(BEN)))
                .extracting(Copy::rfcMessageId)
                .containsAll(expected);
    }

    private static List<String> ids(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> message.path("rfcMessageId").asString())
                .toList();
    }

    private static Desk ben(ServerProcess server) {
        return Desk.in("Fenster Kramer", CrmApi.of(server.url(), BEN, "nordlicht"));
    }
}
