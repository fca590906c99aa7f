package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.postgres.CrmFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message is judged again")
class JudgeAgainTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final ArrivalStore arrivals = bench.get(ArrivalStore.class);
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();

    @Test
    @DisplayName("R13: on what stands then, once, and the mailbox is woken for it")
    void onWhatStandsThen() {
        UUID grete = scene.contact(scene.kramer(), "Grete", "Holzinger", "grete@post.example", Optional.empty());
        String held = scene.arrives("ben", Mail.from("grete@post.example", scene.address("ben")));
        String unknown = scene.arrives("ben", Mail.from("nobody@post.example", scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(facts.verdict(scene.kramer(), mailbox, held)).containsExactly("HELD_BACK R13");
        Instant now = later();

        scene.crm().assign(scene.kramer(), grete, scene.ben());
        int waiting = arrivals.judgeAgain(mailbox, ids(held), now);

        assertThat(waiting).isEqualTo(1);
        assertThat(facts.hintedAt(mailbox)).isEqualTo(now);
        assertThat(facts.ledger(mailbox)).containsExactly("PENDING 0", "JUDGED 0");
        scene.importNow(mailbox);
        scene.importNow(mailbox);
        assertThat(facts.verdict(scene.kramer(), mailbox, held)).containsExactly("SYNCED R12");
        assertThat(facts.verdict(scene.kramer(), mailbox, unknown)).containsExactly("NOT_SYNCED R14");
        assertThat(scene.messages(scene.kramer(), grete)).hasSize(1);
    }

    @Test
    @DisplayName("F13: what is gone from the mailbox stays gone, and a message nobody knows is nothing")
    void gone() {
        String id = scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.importNow(mailbox);
        arrivals.gone(mailbox, new GmailMessageId(id), bench.clock().instant());
        assertThat(facts.ledger(mailbox)).containsExactly("GONE 0");
        Instant now = later();

        int waiting = arrivals.judgeAgain(mailbox, ids(id, "18c0000000000000"), now);

        assertThat(waiting).isZero();
        assertThat(facts.hintedAt(mailbox)).isBefore(now);
        assertThat(facts.ledger(mailbox)).containsExactly("GONE 0");
    }

    /** The clock of the bench stands still until it is moved. */
    private Instant later() {
        bench.clock().pass(Duration.ofSeconds(1));
        return bench.clock().instant();
    }

    private static Set<GmailMessageId> ids(String... ids) {
        return Arrays.stream(ids).map(GmailMessageId::new).collect(Collectors.toSet());
    }
}
