package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.RemoveMember;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.mailbox.LeaveMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("R75: a member leaves while much is on its way")
class MemberLeftTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore mailboxes = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    /** As if the process died there. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName(
            "R71, R73: what has left is shown as sent, everything else fails with its reason, and nothing is half done")
    void queueIsFull() {
        List<UUID> waiting = List.of(queued("eins"), queued("zwei"), queued("drei"));
        UUID draft = diesAt("send.draft-stored", queued("nur ein Entwurf"));
        UUID left = diesAt("send.sent", queued("schon fort"));
        String unread = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about("kam noch an"));

        leaves();

        waiting.forEach(this::assertNotConnected);
        assertNotConnected(draft);
        assertThat(Writing.deliver(scene, left).state()).isEqualTo("SENT");
        assertThat(subjects("outside")).containsExactly("schon fort");
        assertThat(subjects("in Gmail")).containsExactlyInAnyOrder("schon fort", "kam noch an");
        scene.importNow(mailbox);
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, unread)).isEmpty();
        assertThat(scene.withJana()).hasSize(5);
    }

    @Test
    @DisplayName("R73, R45: the grant is given back once everything that may have left is known, and not before")
    void grant() {
        UUID left = diesAt("send.sent", queued("schon fort"));

        leaves();

        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(mailboxes.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.GRANTED);
        Writing.deliver(scene, left);
        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(mailboxes.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(mailboxes.refreshToken(mailbox)).isEmpty();
    }

    private UUID queued(String subject) {
        return Writing.toJana(scene).saying("Ben Arnold", subject, "Guten Tag").queued();
    }

    /** One step of the loop for this message, and no further than there. */
    private UUID diesAt(String place, UUID message) {
        boolean[] died = {false};
        SendingStore sendings = bench.get(SendingStore.class);
        try {
            CrashPoint.watched(
                    point -> {
                        if (point.equals(place)) {
                            throw new Died();
                        }
                    },
                    () -> bench.get(DeliverEmail.class)
                            .run(sendings.find(scene.kramer(), message)
                                    .orElseThrow()
                                    .due()));
        } catch (Died there) {
            died[0] = true;
        }
        assertThat(died[0]).as("passed %s", place).isTrue();
        return message;
    }

    private void leaves() {
        var user = bench.get(UserStore.class).find(scene.ben()).orElseThrow();
        Access access = bench.get(EnterSubAccount.class)
                .enter(Actor.self(user), scene.kramer())
                .orElseThrow();
        assertThat(bench.get(RemoveMember.class).remove(access, scene.ben())).isTrue();
    }

    private void assertNotConnected(UUID message) {
        MessageLine line = Writing.deliver(scene, message);
        assertThat(line.state()).as(line.subject()).isEqualTo("FAILED");
        assertThat(line.reason()).as(line.subject()).contains("NOT_CONNECTED");
    }

    private List<String> subjects(String where) {
        JsonNode letters = where.equals("outside")
                ? bench.gmail().outside(scene.jana())
                : bench.gmail().messages(scene.address("ben"));
        return letters.valueStream()
                .map(letter -> letter.path("subject").asString())
                .toList();
    }
}
