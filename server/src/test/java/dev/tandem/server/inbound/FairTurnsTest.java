package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.MailboxStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One pair of hands for two mailboxes; what counts is the order of the calls in Google's own ledger. */
@DisplayName("F37: fair turns")
class FairTurnsTest {

    private static final NodeId NODE = new NodeId(new UUID(0, 37));
    private static final int BACKLOG = 230;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final LookStore looks = bench.get(LookStore.class);
    private final MailboxId ben = scene.connectBen();
    private final MailboxId ada = connectAda();

    @Test
    @DisplayName(
            "a mailbox with a long backlog gives way after each turn, so that another one's email waits for one turn at most")
    void oneTurn() {
        rounds();
        for (int n = 0; n < BACKLOG; n++) {
            scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")).about("alt " + n));
        }
        scene.arrives("ada", Mail.from(scene.jana(), scene.address("ada")).about("neu"));
        long since = bench.gmail().lastCall();
        List.of(ben, ada)
                .forEach(each ->
                        bench.get(MailboxStore.class).hint(each, bench.clock().instant()));

        rounds();

        List<String> gets = gets(since);
        int benBefore = gets.indexOf(scene.address("ada"));
        assertThat(benBefore).isBetween(0, 2 * JudgeArrivals.TURN_MESSAGES);
        assertThat(gets.stream().filter(scene.address("ben")::equals).count()).isGreaterThanOrEqualTo(BACKLOG);
        assertThat(scene.withJana()).hasSizeGreaterThanOrEqualTo(BACKLOG);
    }

    /** Each in turn, until nothing is due. */
    private void rounds() {
        List<Claimed> due = claim();
        while (!due.isEmpty()) {
            due.forEach(each -> bench.get(LookIntoMailbox.class).run(NODE, each));
            due = claim();
        }
    }

    /** Ben's is the first, as if it had waited longest; others share the database, and what is theirs goes back at once. */
    private List<Claimed> claim() {
        List<Claimed> ours = new ArrayList<>();
        for (Claimed claimed : looks.claim(NODE, bench.clock().instant(), 10_000)) {
            if (claimed.mailbox().equals(ben)) {
                ours.addFirst(claimed);
            } else if (claimed.mailbox().equals(ada)) {
                ours.addLast(claimed);
            } else {
                looks.giveBack(NODE, claimed.mailbox());
            }
        }
        return ours;
    }

    private List<String> gets(long since) {
        return bench.gmail().everyCall(since).stream()
                .filter(call -> call.path("method").asString().equals("gmail.users.messages.get"))
                .map((JsonNode call) -> call.path("account").asString())
                .toList();
    }

    private MailboxId connectAda() {
        UserId user = scene.user(scene.kramer(), "Ada Lenz", "ada");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        scene.contact(scene.kramer(), "Kurt", "Stein", "kurt@stein.example", Optional.of(user));
        return scene.connect(scene.kramer(), user, scene.address("ada"));
    }
}
