package dev.tandem.server.workflow;

import static dev.tandem.server.workflow.WorkflowScene.EMAIL;
import static dev.tandem.server.workflow.WorkflowScene.addTag;
import static dev.tandem.server.workflow.WorkflowScene.tagged;
import static dev.tandem.server.workflow.WorkflowScene.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.workflow.Start;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.contact.ArrangeContacts;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A workflow starts")
class StartRunsTest {

    private final WorkflowScene crm = new WorkflowScene();

    @Test
    @DisplayName("for a new contact, once, and not for those who were there before, nor while it is off")
    void created() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), addTag("Neu"));
        UUID luc = crm.contact("luc");
        crm.goOn();
        crm.goOn();
        assertThat(crm.run(workflow).contact()).isEqualTo(luc);
        assertThat(crm.run(workflow).state()).isEqualTo(RunStore.State.FINISHED);

        crm.keep.turnOff(crm.ben(), workflow);
        crm.contact("mia");
        crm.keep.turnOn(crm.ben(), workflow);
        crm.goOn();
        assertThat(crm.runs(workflow)).hasSize(1);
    }

    @Test
    @DisplayName("for a contact that gets the tag, also when it is written down with it; no other tag matters")
    void tagged_() {
        UUID workflow = crm.on(tagged("Angebot offen"), addTag("Erinnert"));
        UUID luc = crm.contact("luc", "Angebot offen");
        UUID mia = crm.contact("mia", "Anderes");
        ArrangeContacts arrange = crm.bench.get(ArrangeContacts.class);
        arrange.addTag(crm.kramer(), List.of(mia), "Noch eins");
        crm.goOn();
        assertThat(crm.runs(workflow)).extracting(Line::contact).containsExactly(luc);
        arrange.addTag(crm.kramer(), List.of(mia, luc), "Angebot offen");
        crm.goOn();
        assertThat(crm.runs(workflow)).extracting(Line::contact).containsExactly(mia, luc);
        arrange.removeTag(crm.kramer(), List.of(mia), "Angebot offen");
        crm.bench.clock().pass(Duration.ofMinutes(1));
        arrange.addTag(crm.kramer(), List.of(mia), "Angebot offen");
        crm.goOn();
        assertThat(crm.runs(workflow)).extracting(Line::contact).containsExactly(mia, mia, luc);
    }

    @Test
    @DisplayName("R18: for an email from the contact, once; not for an automatic one, nor for what leaves from here")
    void received() {
        MailboxId mailbox = crm.scene.connectBen();
        UUID workflow = crm.on(when("EMAIL_RECEIVED"), addTag("Schreibt"));
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")));
        crm.scene.importNow(mailbox);
        crm.goOn();
        assertThat(crm.run(workflow).contact()).isEqualTo(crm.scene.janaId());
        assertThat(crm.trace(workflow)).containsExactly("STARTED", "ADD_TAG DONE", "ENDED");

        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")).line("Auto-Submitted: auto-replied"));
        crm.scene
                .inGmail(crm.scene.address("ben"))
                .sends(Mail.from(crm.scene.address("ben"), crm.scene.jana()).text());
        crm.scene.importNow(mailbox);
        crm.goOn();
        assertThat(crm.runs(workflow)).hasSize(1);
    }

    @Test
    @DisplayName("when nobody answered for three days; an answer, or another email, takes its turn away")
    void noReply() {
        MailboxId mailbox = crm.scene.connectBen();
        UUID workflow = crm.on(new WrittenTrigger("NO_REPLY", null, 3), addTag("Still"));
        benWrites(mailbox);
        crm.pass(Duration.ofDays(2));
        benWrites(mailbox);
        crm.pass(Duration.ofDays(2));
        assertThat(crm.runs(workflow)).as("the later one counts").isEmpty();
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")).line("Auto-Submitted: auto-replied"));
        crm.scene.importNow(mailbox);
        crm.pass(Duration.ofDays(1).plusMinutes(1));
        assertThat(crm.run(workflow).contact()).isEqualTo(crm.scene.janaId());

        benWrites(mailbox);
        crm.pass(Duration.ofDays(1));
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")));
        crm.scene.importNow(mailbox);
        crm.pass(Duration.ofDays(9));
        assertThat(crm.runs(workflow)).hasSize(1);
    }

    @Test
    @DisplayName("for contacts that somebody names, each once at a time")
    void named() {
        UUID workflow = crm.on(when("MANUAL"), WorkflowScene.days(1));
        StartRuns start = crm.bench.get(StartRuns.class);
        ContactId jana = new ContactId(crm.scene.janaId());
        assertThat(start.named(crm.kramer(), workflow, jana, "one")).isEqualTo(new Start.Yes());
        assertThat(start.named(crm.kramer(), workflow, jana, "two")).isEqualTo(new Start.Not(Start.Why.RUNS_ALREADY));
        crm.goOn();
        crm.pass(Duration.ofDays(2));
        assertThat(start.named(crm.kramer(), workflow, jana, "one"))
                .as("the same again")
                .isEqualTo(new Start.Not(Start.Why.RUNS_ALREADY));
        assertThat(start.named(crm.kramer(), workflow, jana, "two")).isEqualTo(new Start.Yes());
        assertThat(start.named(crm.kramer(), workflow, new ContactId(UUID.randomUUID()), "three"))
                .as("nobody")
                .isEqualTo(new Start.Not(Start.Why.RUNS_ALREADY));
    }

    @Test
    @DisplayName("by what another one does, but no further than five in a row")
    void circles() {
        List<UUID> row = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            row.add(crm.on(tagged("T" + n), addTag("T" + (n + 1))));
        }
        crm.contact("luc", "T0");
        crm.goOn();
        assertThat(row.stream().map(workflow -> crm.runs(workflow).size())).containsExactly(1, 1, 1, 1, 1, 1, 0, 0);
    }

    private void benWrites(MailboxId mailbox) {
        crm.scene
                .inGmail(crm.scene.address("ben"))
                .sends(Mail.from(crm.scene.address("ben"), crm.scene.jana()).text());
        crm.scene.importNow(mailbox);
    }

    @Test
    @DisplayName("not for what it wrote itself")
    void ownEmail() {
        UUID workflow = crm.on(new WrittenTrigger("NO_REPLY", null, 1), EMAIL);
        UUID welcome = crm.on(when("CONTACT_CREATED"), EMAIL);
        crm.contact("luc");
        crm.goOn();
        crm.pass(Duration.ofDays(3));
        assertThat(crm.run(welcome).state()).isEqualTo(RunStore.State.FINISHED);
        assertThat(crm.runs(workflow)).isEmpty();
    }
}
