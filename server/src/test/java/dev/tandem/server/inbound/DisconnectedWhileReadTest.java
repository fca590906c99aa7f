package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("R71, R73: a mailbox is disconnected while a page of it is being read")
@Timeout(60)
class DisconnectedWhileReadTest {

    private static final Duration DEED_MAX = Duration.ofSeconds(30);

    private final Bench bench = Bench.shared();
    private final MailboxStore mailboxes = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @ParameterizedTest(name = "at {0}: {1} of 3 are here")
    @CsvSource({
        "import.history-read, 0",
        "import.arrivals-noted, 0",
        "import.arrivals-written, 0",
        "import.headers-read, 0",
        "import.source-read, 0",
        "import.stored, 1"
    })
    @DisplayName(
            "R72, R83: what was shown before stays whole, nothing comes after it, also not with the next connection")
    void whileReading(String place, int shown) {
        List<String> arrived = List.of(arrives("eins"), arrives("zwei"), arrives("drei"));

        disconnectedAt(place);

        assertThat(scene.withJana()).hasSize(shown);
        assertThat(verdicts(arrived)).hasSize(shown);
        assertThat(mailboxes.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(mailboxes.refreshToken(mailbox)).isEmpty();

        assertThat(scene.connectBen()).isEqualTo(mailbox);
        arrives("danach");
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(shown + 1);
        assertThat(scene.withJana()).extracting(MessageLine::subject).contains("danach");
    }

    private String arrives(String subject) {
        return scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about(subject));
    }

    /** Somebody else does it, on a connection to the database of their own, while the reading stands still. */
    private void disconnectedAt(String place) {
        List<String> passed = new ArrayList<>();
        CrashPoint.watched(
                point -> {
                    if (point.equals(place) && passed.isEmpty()) {
                        passed.add(point);
                        byAnother(() -> bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben()));
                    }
                },
                () -> scene.importNow(mailbox));
        assertThat(passed).containsExactly(place);
    }

    private static void byAnother(Runnable deed) {
        Thread other = Thread.ofVirtual().start(deed);
        try {
            assertThat(other.join(DEED_MAX)).as("is not held up by the reading").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> verdicts(List<String> messages) {
        return messages.stream()
                .flatMap(message -> bench.facts().verdict(scene.kramer(), mailbox, message).stream())
                .toList();
    }
}
