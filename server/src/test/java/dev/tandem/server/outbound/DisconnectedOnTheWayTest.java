package dev.tandem.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.LeaveMailbox;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("R71, R73: the mailbox is disconnected while something is on its way")
class DisconnectedOnTheWayTest {

    private final Bench bench = Bench.shared();
    private final MailboxStore mailboxes = bench.get(MailboxStore.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("R45: an email that may have left is followed to its end before the grant is given back")
    void mayHaveLeft() {
        bench.gmail().faults("""
                {"calls": [{"method": "gmail.users.drafts.send", "times": 1, "loseAnswer": true}]}
                """);
        UUID message = Writing.toJana(scene).queued();

        disconnectAt("send.sent", () -> Writing.deliver(scene, message));

        assertThat(Writing.line(scene, message).state()).isEqualTo("SENT");
        assertThat(labels()).containsExactly("SENT");
        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(mailboxes.find(mailbox).orElseThrow().consent()).isEqualTo(Consent.ENDED);
        assertThat(mailboxes.refreshToken(mailbox)).isEmpty();
    }

    @Test
    @DisplayName(
            "R71: an email of which there is only a draft does not leave: it fails with its reason, and the draft is taken away")
    void onlyADraft() {
        UUID message = Writing.toJana(scene).queued();

        disconnectAt("send.draft-stored", () -> Writing.deliver(scene, message));

        MessageLine failed = Writing.line(scene, message);
        assertThat(failed.state()).isEqualTo("FAILED");
        assertThat(failed.reason()).contains("NOT_CONNECTED");
        assertThat(labels()).isEmpty();
        bench.get(LeaveMailbox.class).run(mailbox);
        assertThat(mailboxes.refreshToken(mailbox)).isEmpty();
    }

    @Test
    @DisplayName("R71: an email that is being read is not stored any more, and has no verdict")
    void beingRead() {
        String id = scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));

        disconnectAt("import.source-read", () -> scene.importNow(mailbox));

        assertThat(scene.withJana()).isEmpty();
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, id)).isEmpty();
    }

    private void disconnectAt(String place, Runnable work) {
        CrashPoint.watched(
                point -> {
                    if (point.equals(place)) {
                        bench.get(DisconnectMailbox.class).run(scene.kramer(), scene.ben());
                    }
                },
                work);
    }

    /** Of everything in Ben's Gmail. */
    private List<String> labels() {
        return bench.gmail()
                .messages(scene.address("ben"))
                .valueStream()
                .map(message -> message.path("labelIds")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }
}
