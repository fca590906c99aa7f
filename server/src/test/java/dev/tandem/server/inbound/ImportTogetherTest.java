package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mailboxes that are read at the same time")
class ImportTogetherTest {

    private static final int EMAILS = 25;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();

    @Test
    @DisplayName(
            "R29, F32: two users' copies in two shared sub-accounts make one message each, in one order, and wait for nobody in a circle")
    void twoMailboxesTwoSubAccounts() throws Exception {
        var lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        UserId ada = scene.user(scene.kramer(), "Ada Lenz", "ada");
        scene.join(lindenhof, scene.ben());
        scene.join(lindenhof, ada);
        UUID there = scene.contact(lindenhof, "Jana", "Weber", scene.jana(), Optional.of(ada));
        scene.crm().gate(scene.kramer(), "ANY_CONTACT");
        scene.crm().gate(lindenhof, "ANY_CONTACT");
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId bens = scene.connectBen();
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        MailboxId adas = scene.connect(scene.kramer(), ada, scene.address("ada"));
        scene.connect(lindenhof, ada, scene.address("ada"));
        for (int n = 0; n < EMAILS; n++) {
            Mail mail = Mail.from(scene.jana(), scene.address("ben")).about("Brief " + n);
            scene.arrives("ben", mail);
            scene.arrives("ada", mail);
        }

        List<ImportOutcome> outcomes = together(List.of(
                () -> scene.importNow(bens),
                () -> scene.importNow(adas),
                () -> scene.importNow(bens),
                () -> scene.importNow(adas)));

        assertThat(outcomes).hasOnlyElementsOfType(ImportOutcome.ReadToEnd.class);
        assertThat(scene.withJana())
                .hasSize(EMAILS)
                .allSatisfy(line -> assertThat(line.sources()).hasSize(2));
        assertThat(scene.messages(lindenhof, there)).hasSize(EMAILS);
        for (MailboxId mailbox : List.of(bens, adas)) {
            assertThat(bench.facts().ledger(mailbox)).hasSize(EMAILS).allMatch("JUDGED 0"::equals);
        }
        assertThat(Collections.frequency(bench.facts().changes(scene.kramer()), "MESSAGE_ARRIVED"))
                .isEqualTo(EMAILS);
    }

    private static List<ImportOutcome> together(List<Callable<ImportOutcome>> runs) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ImportOutcome> outcomes = new ArrayList<>();
            for (Future<ImportOutcome> run : threads.invokeAll(runs)) {
                outcomes.add(run.get());
            }
            return outcomes;
        }
    }
}
