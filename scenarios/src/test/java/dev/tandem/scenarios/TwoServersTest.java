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
import dev.tandem.scenarios.harness.Workplace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two servers on one PostgreSQL, with one key and one folder of blobs. Mail flows through both when one of them is killed. */
@ExtendWith(InSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Two servers, one of which is killed while mail flows (F32, R83)")
class TwoServersTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String JANA = "jana.weber@praxis-weber.example";
    private static final String PRIYA = "priya.nair@nair-design.example";
    private static final int ROUNDS = 24;
    private static final int KILLED_IN_ROUND = 12;

    /** A lease lasts four seconds; the rest is work on a busy machine. */
    private static final Duration TAKEN_OVER_MAX = Duration.ofSeconds(15);

    private static final Duration READY_TO_COMPARE_MAX = Duration.ofSeconds(60);

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final EmulatedGmail gmail = new EmulatedGmail(emulator);
    private final ServerSetup one = postgres.usedBy(ServerSetup.fresh("two-servers", emulator));
    private final ServerSetup other =
            new ServerSetup(one.dataDir(), Workplace.freePort(), one.emulatorPort(), one.environment());
    private final List<String> received = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    @AfterAll
    void end() {
        postgres.close();
        emulator.close();
    }

    @Test
    @DisplayName(
            "nothing is lost, nothing is there twice, and what the dead one had in hand is taken over within seconds")
    void nothingLostNothingTwice() {
        try (ServerProcess dying = one.start();
                ServerProcess living = other.start()) {
            Desk atDying = ben(dying);
            Desk atLiving = ben(living);
            atDying.connect(BEN);
            for (int round = 0; round < ROUNDS; round++) {
                if (round == KILLED_IN_ROUND) {
                    dying.running().kill();
                }
                arrives("Coming " + round);
                writes(round < KILLED_IN_ROUND && round % 2 == 0 ? atDying : atLiving, "Going " + round);
            }
            await("the mail of a dead server's hands is here")
                    .atMost(TAKEN_OVER_MAX)
                    .untilAsserted(() -> {
                        assertThat(subjects(atLiving, JANA)).containsExactlyInAnyOrderElementsOf(received);
                        assertThat(atLiving.messagesWith(atLiving.contact(PRIYA)))
                                .extracting(message -> message.path("state").asString())
                                .allMatch("SENT"::equals);
                    });
            everythingOnce(atLiving);
        }
    }

    private void everythingOnce(Desk ben) {
        await("CRM and Gmail are equal").atMost(READY_TO_COMPARE_MAX).untilAsserted(() -> {
            JsonNode completeness = ben.connection().path("completeness");
            assertThat(completeness.path("judged")).isEqualTo(completeness.path("seen"));
            assertThat(completeness.path("seen").asInt())
                    .as("seen, and drafts among them that were gone at the next look")
                    .isGreaterThanOrEqualTo(2 * ROUNDS);
        });
        assertThat(subjects(ben, JANA)).containsExactlyInAnyOrderElementsOf(received);
        assertThat(subjects(ben, PRIYA)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(gmail.sent(BEN)).extracting(Copy::subject).containsExactlyInAnyOrderElementsOf(written);
        assertThat(gmail.inboxOf(PRIYA))
                .extracting(letter -> letter.subject())
                .containsExactlyInAnyOrderElementsOf(written);
        assertThat(Copy.in("DRAFT", gmail.mailbox(BEN))).isEmpty();
    }

    private void arrives(String subject) {
        gmail.outsideSends(Letter.from(JANA).to(BEN).about(subject).saying(subject));
        received.add(subject);
    }

    private void writes(Desk ben, String subject) {
        ben.send(Map.of("contactId", ben.contact(PRIYA), "subject", subject, "text", subject));
        written.add(subject);
    }

    private static List<String> subjects(Desk ben, String contact) {
        return ben.messagesWith(ben.contact(contact)).stream()
                .map(message -> message.path("subject").asString())
                .toList();
    }

    private static Desk ben(ServerProcess server) {
        return Desk.in("Fenster Kramer", CrmApi.of(server.url(), BEN, "nordlicht"));
    }
}
