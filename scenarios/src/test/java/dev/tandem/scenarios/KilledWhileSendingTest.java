package dev.tandem.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.scenarios.crm.CrmApi;
import dev.tandem.scenarios.crm.Desk;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.harness.EmulatorProcess;
import dev.tandem.scenarios.harness.OwnPostgres;
import dev.tandem.scenarios.harness.ServerProcess;
import dev.tandem.scenarios.harness.ServerSetup;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The server dies between every two steps of sending. Each new one brings to an end what the one before began, and dies itself at an
 * earlier point: bringing to an end never passes that one, so it dies at the next email and not before.
 */
@ExtendWith(InSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A server killed while it sends (R45, R83)")
class KilledWhileSendingTest {

    private static final String BEN = "ben@nordlicht.example";
    private static final String PRIYA = "priya.nair@nair-design.example";
    private static final List<String> LAST_POINT_FIRST = List.of(
            "send.finished",
            "send.read-back",
            "send.sent-stored",
            "send.sent",
            "send.send-asked",
            "send.draft-stored",
            "send.draft-created",
            "send.draft-asked",
            "send.queued");
    private static final Duration HEALED_MAX = Duration.ofSeconds(40);

    private final EmulatorProcess emulator = EmulatorProcess.start();
    private final OwnPostgres postgres = OwnPostgres.start();
    private final EmulatedGmail gmail = new EmulatedGmail(emulator);
    private final ServerSetup setup = postgres.usedBy(ServerSetup.fresh("killed-while-sending", emulator));

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
        assertThat(LAST_POINT_FIRST).containsExactlyInAnyOrderElementsOf(Killed.points("send."));
    }

    @Test
    @DisplayName("between any two steps: each email leaves once and stands here once, and no draft stays behind")
    void sendsOnceWhereverItDies() {
        for (int number = 0; number < LAST_POINT_FIRST.size(); number++) {
            String point = LAST_POINT_FIRST.get(number);
            try (ServerProcess server = setup.dyingAt(point, 1).start()) {
                Desk ben = ben(server);
                healed(ben, LAST_POINT_FIRST.subList(0, number));
                sendUntilDeath(ben, point);
                Killed.diesAt(point, server);
            }
        }
        try (ServerProcess server = setup.start()) {
            healed(ben(server), LAST_POINT_FIRST);
        }
    }

    /** The answer may be cut off by the death. */
    private static void sendUntilDeath(Desk ben, String point) {
        try {
            ben.send(Map.of(
                    "contactId", ben.contact(PRIYA), "subject", "About " + point, "text", "Written before " + point));
        } catch (UncheckedIOException cutOff) {
            assertThat(point).as("the point at which the request is cut off").isNotNull();
        }
    }

    /** In the CRM, in Gmail and at the contact: each of these emails once, and nothing else. */
    private void healed(Desk ben, List<String> points) {
        List<String> subjects = points.stream().map(point -> "About " + point).toList();
        await("all emails are sent").atMost(HEALED_MAX).untilAsserted(() -> {
            List<JsonNode> messages = ben.messagesWith(ben.contact(PRIYA));
            assertThat(messages)
                    .extracting(message -> message.path("subject").asString())
                    .containsExactlyInAnyOrderElementsOf(subjects);
            assertThat(messages)
                    .extracting(message -> message.path("state").asString())
                    .allMatch("SENT"::equals);
            assertThat(messages)
                    .extracting(message -> message.path("rfcMessageId").asString())
                    .containsExactlyInAnyOrderElementsOf(
                            gmail.sent(BEN).stream().map(Copy::rfcMessageId).toList());
        });
        assertThat(gmail.sent(BEN)).extracting(Copy::subject).containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(gmail.inboxOf(PRIYA))
                .extracting(letter -> letter.subject())
                .containsExactlyInAnyOrderElementsOf(subjects);
        assertThat(Copy.in("DRAFT", gmail.mailbox(BEN))).isEmpty();
    }

    private static Desk ben(ServerProcess server) {
        return Desk.in("Fenster Kramer", CrmApi.of(server.url(), BEN, "nordlicht"));
    }
}
