package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.postgres.CrmFacts;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R80, R30: a second sub-account connects a mailbox while another server reads it")
class ConnectedWhileReadTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final MailboxId mailbox = scene.connectBen();
    private final SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
    private final UUID janaThere = inLindenhof();

    private UUID inLindenhof() {
        scene.join(lindenhof, scene.ben());
        return scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(scene.ben()));
    }

    @Test
    @DisplayName("R80: what was read between consent and connection has a verdict there, too, and stands in both, once")
    void passedOver() {
        String before = arrives("before the consent");
        scene.importNow(mailbox);

        String[] meanwhile = new String[1];
        connectWhile(() -> {
            meanwhile[0] = arrives("after the consent");
            scene.importNow(mailbox);
        });
        scene.importNow(mailbox);

        assertThat(facts.verdict(lindenhof, mailbox, meanwhile[0])).containsExactly("SYNCED R12");
        assertThat(facts.verdict(scene.kramer(), mailbox, meanwhile[0])).containsExactly("SYNCED R12");
        assertThat(facts.verdict(lindenhof, mailbox, before)).isEmpty();
        assertThat(scene.messages(lindenhof, janaThere)).hasSize(1);
        assertThat(scene.withJana()).hasSize(2);
    }

    @Test
    @DisplayName("R07: what was read before the consent is not asked for again")
    void nothingMeanwhile() {
        arrives("before the consent");
        scene.importNow(mailbox);

        connectWhile(() -> {});

        assertThat(facts.ledger(mailbox)).containsOnly("JUDGED 0");
    }

    /** Does it after Google has said where the mailbox stands, and before that is written. */
    private void connectWhile(Runnable deed) {
        CrashPoint.watched(
                point -> {
                    if (point.equals("connect.granted")) {
                        deed.run();
                    }
                },
                () -> scene.connect(lindenhof, scene.ben(), scene.address("ben")));
    }

    private String arrives(String subject) {
        return scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).about(subject));
    }
}
