package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.LeaveMailbox;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The consent changes while an email is on its way")
class ChangedOnTheWayTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore mailboxes = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final String ben = scene.address("ben");
    private final String other = scene.address("ben.arnold");
    private final MailboxId mailbox = scene.connectBen();

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "send.draft-asked, FAILED",
        "send.draft-created, FAILED",
        "send.draft-stored, FAILED",
        "send.send-asked, SENT",
        "send.sent, SENT",
        "send.sent-stored, SENT",
        "send.read-back, SENT"
    })
    @DisplayName(
            "R70: to another address: it leaves from the old one or fails visibly, and the old one is left once that is known")
    void toAnotherAddress(String place, String state) {
        bench.gmail().account(other, "Ben Arnold");
        UUID message = Writing.toJana(scene).queued();

        passing(place, message, () -> scene.connect(scene.kramer(), scene.ben(), other));

        MessageLine line = Writing.line(scene, message);
        assertThat(line.state()).isEqualTo(state);
        assertThat(authors()).containsExactlyElementsOf(state.equals("SENT") ? List.of(ben) : List.of());
        assertThat(line.reason().isPresent()).isEqualTo(state.equals("FAILED"));
        assertThat(scene.inGmail(ben).drafts()).isEmpty();
        assertThat(scene.withJana()).hasSize(1);
        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(mailboxes.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(mailboxes.refreshToken(mailbox)).isEmpty();
        assertThat(bench.gmail().messages(other)).isEmpty();
    }

    @ParameterizedTest(name = "at {0}")
    @CsvSource({
        "send.draft-asked",
        "send.draft-created",
        "send.draft-stored",
        "send.send-asked",
        "send.sent",
        "send.sent-stored",
        "send.read-back"
    })
    @DisplayName("R74: to a new one for the same address: it leaves once, and nobody has to ask again")
    void renewed(String place) {
        UUID message = Writing.toJana(scene).queued();

        passing(place, message, () -> {
            bench.gmail().changePassword(ben);
            bench.get(LoseConsent.class).run(mailbox);
            assertThat(scene.connectBen()).isEqualTo(mailbox);
        });

        assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
        assertThat(authors()).containsExactly(ben);
        assertThat(scene.inGmail(ben).drafts()).isEmpty();
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    /** Delivers the message; the deed is done once, where it first passes that place. */
    private void passing(String place, UUID message, Runnable deed) {
        List<String> passed = new ArrayList<>();
        CrashPoint.watched(
                point -> {
                    if (point.equals(place) && passed.isEmpty()) {
                        passed.add(point);
                        deed.run();
                    }
                },
                () -> Writing.deliver(scene, message));
        assertThat(passed).containsExactly(place);
    }

    /** From whom Jana has what she has. */
    private List<String> authors() {
        return bench.gmail()
                .outside(scene.jana())
                .valueStream()
                .map(ChangedOnTheWayTest::author)
                .toList();
    }

    private static String author(JsonNode letter) {
        String from = letter.path("from").asString();
        int bracket = from.indexOf('<');
        return bracket < 0 ? from : from.substring(bracket + 1, from.indexOf('>'));
    }
}
