package dev.tandem.server.workflow;

import static dev.tandem.server.workflow.WorkflowScene.EMAIL;
import static dev.tandem.server.workflow.WorkflowScene.addTag;
import static dev.tandem.server.workflow.WorkflowScene.days;
import static dev.tandem.server.workflow.WorkflowScene.email;
import static dev.tandem.server.workflow.WorkflowScene.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.campaign.Unsubscribe;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.http.Receiver;
import dev.tandem.server.outbound.SettleUnclear;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.RunStore.State;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R42: a run of a workflow")
class AdvanceRunTest {

    private final WorkflowScene crm = new WorkflowScene();

    /** As if the process died there. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName(
            "sends through the provider, filled in, marked as written by a machine, with a way to unsubscribe; never through Gmail")
    void sends() {
        crm.scene.connectBen();
        long before = crm.bench.gmail().lastCall();
        UUID workflow = crm.on(when("CONTACT_CREATED"), EMAIL, days(2), addTag("Erinnert"));
        UUID luc = crm.contact("luc");
        crm.goOn();

        Envelope sent = crm.provider.asked.getFirst();
        String mail = new String(sent.email().bytes(), StandardCharsets.UTF_8);
        assertThat(mail)
                .contains("Subject: Fragen, Luc?")
                .contains("Liebe Luc, Ihre Ben Arnold")
                .contains("Auto-Submitted: auto-generated")
                .contains("List-Unsubscribe: <http://localhost:8080/u/")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        MessageLine line = crm.scene.messages(crm.kramer(), luc).getFirst();
        assertThat(line.origin()).isEqualTo("WORKFLOW");
        assertThat(line.state()).isEqualTo("SENT");
        assertThat(crm.bench.gmail().everyCall(before))
                .noneMatch(call -> call.toString().contains("drafts"));
        assertThat(crm.run(workflow).waitsUntil()).isPresent();
        assertThat(crm.run(workflow).state()).isEqualTo(State.OPEN);

        crm.pass(Duration.ofDays(2));
        assertThat(crm.trace(workflow))
                .containsExactly(
                        "STARTED",
                        "SEND_EMAIL QUEUED",
                        "SEND_EMAIL SENT",
                        "WAIT WAITS",
                        "WAIT DONE",
                        "ADD_TAG DONE",
                        "ENDED");
        assertThat(crm.run(workflow).state()).isEqualTo(State.FINISHED);
    }

    @Test
    @DisplayName("ends as soon as the contact answers; an automatic answer is none")
    void replied() {
        MailboxId mailbox = crm.scene.connectBen();
        UUID workflow = crm.on(when("EMAIL_RECEIVED"), days(5), EMAIL);
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")));
        crm.scene.importNow(mailbox);
        crm.goOn();
        crm.pass(Duration.ofHours(1));
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")).line("Auto-Submitted: auto-replied"));
        crm.scene.importNow(mailbox);
        crm.goOn();
        assertThat(crm.run(workflow).state()).isEqualTo(State.OPEN);
        crm.janaWrites(Mail.from(crm.scene.jana(), crm.scene.address("ben")));
        crm.scene.importNow(mailbox);
        crm.goOn();
        List<Line> all = crm.runs(workflow);
        assertThat(all.getLast().reason()).contains("REPLIED");
        crm.pass(Duration.ofDays(9));
        assertThat(crm.provider.asked)
                .as("but by what she wrote it starts again")
                .hasSize(all.size() - 1);
    }

    @Test
    @DisplayName("R51: leaves emails out for whoever asked for none, also by the email before, and goes on")
    void doNotDisturb() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), EMAIL, days(1), email("Noch eine"), addTag("Gefragt"));
        UUID luc = crm.contact("luc");
        crm.goOn();
        String mail = new String(crm.provider.asked.getFirst().email().bytes(), StandardCharsets.UTF_8);
        String token = mail.replaceAll("(?s).*List-Unsubscribe: <http://localhost:8080/u/([^>]+)>.*", "$1");
        assertThat(crm.bench.get(Unsubscribe.class).run(token)).isPresent();
        crm.pass(Duration.ofDays(1));
        assertThat(crm.provider.asked).hasSize(1);
        Line run = crm.run(workflow);
        assertThat(run.skipped()).contains("DO_NOT_DISTURB");
        assertThat(run.state()).isEqualTo(State.FINISHED);
        assertThat(crm.scene.messages(crm.kramer(), luc)).hasSize(1);
    }

    @Test
    @DisplayName(
            "R43: stands still where its email failed, with the reason, and goes on when somebody lets it try again")
    void fails() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), EMAIL, addTag("Erinnert"));
        crm.contact("luc");
        crm.provider.answers.add(new HandedOver.Refused(new ProviderTrouble(Kind.RECIPIENT_REFUSED, "550 unknown")));
        crm.goOn();
        assertThat(crm.run(workflow).state()).isEqualTo(State.FAILED);
        assertThat(crm.run(workflow).reason()).contains("NOT_SENT");
        crm.pass(Duration.ofDays(1));
        assertThat(crm.provider.asked).hasSize(1);

        assertThat(crm.keep.retry(crm.ben(), crm.run(workflow).id())).isTrue();
        assertThat(crm.keep.retry(crm.ben(), crm.run(workflow).id())).isFalse();
        crm.goOn();
        assertThat(crm.provider.asked).hasSize(2);
        assertThat(crm.run(workflow).state()).isEqualTo(State.FINISHED);
    }

    @Test
    @DisplayName(
            "R45: never sends again what may have left: its email has to be settled first, and one that was seen sent is not repeated")
    void unclear() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), EMAIL, addTag("Erinnert"));
        UUID luc = crm.contact("luc");
        crm.provider.answers.add(new HandedOver.Unclear("broken off"));
        crm.goOn();
        Line run = crm.run(workflow);
        assertThat(run.reason()).contains("UNKNOWN");
        assertThat(crm.keep.retry(crm.ben(), run.id())).isFalse();

        UUID message = crm.scene.messages(crm.kramer(), luc).getFirst().messageId();
        assertThat(crm.bench.get(SettleUnclear.class).wasSent(crm.ben(), message))
                .isTrue();
        assertThat(crm.keep.retry(crm.ben(), run.id())).isTrue();
        crm.goOn();
        assertThat(crm.provider.asked).hasSize(1);
        assertThat(crm.run(workflow).state()).isEqualTo(State.FINISHED);
    }

    @Test
    @DisplayName(
            "ends when it is switched off, when somebody ends it, and with its contact; and sends nothing afterwards")
    void ends() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), days(1), EMAIL);
        UUID luc = crm.contact("luc");
        UUID mia = crm.contact("mia");
        crm.contact("tom");
        crm.goOn();
        assertThat(crm.bench.get(WriteContact.class).delete(crm.kramer(), luc)).isTrue();
        UUID mias = crm.runs(workflow).stream()
                .filter(run -> run.contact().equals(mia))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(crm.keep.end(crm.ben(), mias)).isTrue();
        assertThat(crm.keep.end(crm.ben(), mias)).isFalse();
        crm.pass(Duration.ofHours(12));
        crm.keep.turnOff(crm.ben(), workflow);
        crm.pass(Duration.ofDays(3));
        assertThat(crm.runs(workflow))
                .extracting(run -> run.reason().orElse(""))
                .containsExactlyInAnyOrder("SWITCHED_OFF", "PERSON", "SWITCHED_OFF");
        assertThat(crm.provider.asked).isEmpty();
    }

    @Test
    @DisplayName("whose contact is gone when its time comes ends with it")
    void contactGone() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), days(1), EMAIL);
        UUID luc = crm.contact("luc");
        crm.goOn();
        crm.bench.get(WriteContact.class).delete(crm.kramer(), luc);
        crm.pass(Duration.ofDays(2));
        assertThat(crm.run(workflow).reason()).contains("CONTACT_GONE");
        assertThat(crm.run(workflow).contactName()).isEmpty();
    }

    @Test
    @DisplayName("goes by the version with which it began")
    void versions() {
        UUID workflow = crm.on(when("CONTACT_CREATED"), days(1), email("Erste"));
        crm.contact("luc");
        crm.goOn();
        crm.keep.publish(
                crm.ben(),
                workflow,
                new WrittenWorkflow(when("CONTACT_CREATED"), List.of(days(1), email("Zweite")), true));
        crm.contact("mia");
        crm.pass(Duration.ofDays(1));
        crm.pass(Duration.ofDays(1));
        assertThat(crm.provider.asked)
                .extracting(sent -> new String(sent.email().bytes(), StandardCharsets.UTF_8)
                        .replaceAll("(?s).*Subject: (\\S+).*", "$1"))
                .containsExactlyInAnyOrder("Erste", "Zweite");
    }

    @Test
    @DisplayName("assigns, tells users and programs, each once, and signs what it tells a program")
    void everyStep() {
        try (Receiver receiver = Receiver.plain()) {
            UUID workflow = crm.on(
                    when("CONTACT_CREATED"),
                    new WrittenStep("ASSIGN", null, null, null, null, null, null, null, null, null, null, null, null),
                    new WrittenStep(
                            "NOTIFY",
                            null,
                            "{{contact.fullName}} anrufen",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            crm.scene.ben().value(),
                            null),
                    new WrittenStep(
                            "WEBHOOK",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "http://localhost:" + receiver.port() + "/in"));
            UUID luc = crm.contact("luc");
            crm.goOn();
            assertThat(crm.run(workflow).state()).isEqualTo(State.FINISHED);
            String notice = new String(crm.provider.asked.getFirst().email().bytes(), StandardCharsets.UTF_8);
            assertThat(notice).contains("Luc luc anrufen").contains("X-Tandem-Notice");
            Receiver.Received call = receiver.next();
            assertThat(call.body()).contains(luc.toString()).doesNotContain("Luc");
            assertThat(receiver.unseen()).isZero();
        }
    }

    @Test
    @DisplayName("neither skips nor doubles a step, wherever the server dies")
    void crashes() {
        UUID workflow =
                crm.on(when("CONTACT_CREATED"), email("Eins"), days(1), email("Zwei"), addTag("Fertig"), email("Drei"));
        for (int n = 0; n < 12; n++) {
            crm.contact("k" + n);
        }
        Random dice = new Random(4711);
        AdvanceRun advance = crm.bench.get(AdvanceRun.class);
        int deaths = 0;
        for (int round = 0; round < 300 && !over(workflow); round++) {
            int last = dice.nextInt(12);
            int[] passed = {0};
            try {
                CrashPoint.watched(
                        point -> {
                            if (point.startsWith("workflow.") && passed[0]++ == last) {
                                throw new Died();
                            }
                        },
                        () -> crm.turn(advance));
            } catch (Died there) {
                deaths++;
            }
            crm.deliver();
            if (round % 20 == 19) {
                crm.bench.clock().pass(Duration.ofDays(1));
            }
        }
        crm.goOn();
        assertThat(deaths).isGreaterThan(5);
        assertThat(crm.runs(workflow)).hasSize(12).allMatch(run -> run.state() == State.FINISHED);
        assertThat(crm.provider.asked).hasSize(36);
        assertThat(crm.provider.asked.stream()
                        .map(sent -> sent.recipients().getFirst().value() + " "
                                + new String(sent.email().bytes(), StandardCharsets.UTF_8)
                                        .replaceAll("(?s).*Subject: (\\S+).*", "$1"))
                        .distinct())
                .hasSize(36);
    }

    private boolean over(UUID workflow) {
        List<Line> all = crm.runs(workflow);
        return all.size() == 12 && all.stream().allMatch(run -> run.state() == State.FINISHED);
    }
}
