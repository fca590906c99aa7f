package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import dev.tandem.server.workflow.RunStore.Due;
import dev.tandem.server.workflow.RunStore.Line;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ben automates things in Fenster Kramer. */
final class WorkflowScene {

    static final WrittenStep EMAIL = email("Fragen, {{contact.firstName}}?");

    private static final NodeId NODE = new NodeId(new UUID(0, 42));

    final Bench bench = Bench.shared();
    final Scene scene = new Scene();
    final ToldProvider provider = new ToldProvider();
    final RunStore runs = bench.get(RunStore.class);
    final WorkflowStore workflows = bench.get(WorkflowStore.class);
    final KeepWorkflow keep = bench.get(KeepWorkflow.class);

    Access ben() {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(scene.ben()).orElseThrow()), scene.kramer())
                .orElseThrow();
    }

    SubAccountId kramer() {
        return scene.kramer();
    }

    /** A workflow that is on. */
    UUID on(WrittenTrigger trigger, WrittenStep... steps) {
        return on(new WrittenWorkflow(trigger, List.of(steps), true));
    }

    UUID on(WrittenWorkflow written) {
        UUID workflow = keep.add(ben(), "Angebot nachfassen", written);
        keep.publish(ben(), workflow, written);
        keep.turnOn(ben(), workflow);
        return workflow;
    }

    static WrittenTrigger when(String type) {
        return new WrittenTrigger(type, null, null);
    }

    static WrittenTrigger tagged(String tag) {
        return new WrittenTrigger("CONTACT_TAG_ADDED", tag, null);
    }

    static WrittenStep email(String subject) {
        return step("SEND_EMAIL", subject, "Liebe {{contact.firstName}}, Ihre {{user.name}}", null, null);
    }

    static WrittenStep days(int days) {
        return step("WAIT", null, null, days, null);
    }

    static WrittenStep addTag(String tag) {
        return step("ADD_TAG", null, null, null, tag);
    }

    static WrittenStep step(
            String type,
            @Nullable String subject,
            @Nullable String text,
            @Nullable Integer days,
            @Nullable String tag) {
        return new WrittenStep(type, subject, text, null, days, null, null, null, null, tag, null, null, null);
    }

    /** A new contact, as somebody writes one down. */
    UUID contact(String local, String... tags) {
        return bench.get(WriteContact.class)
                .add(
                        kramer(),
                        new Details(
                                "Luc",
                                local,
                                "",
                                "",
                                List.of(new Address(scene.address(local), true)),
                                Optional.of(scene.ben()),
                                List.of(tags),
                                false));
    }

    /** Takes what happened, and goes on with what is due, as the loop does, until nothing is. */
    void allTurns() {
        AdvanceRun advance = bench.get(AdvanceRun.class);
        for (int n = 0; n < 50 && turn(advance); n++) {
            // each turn goes on where the last one ended
        }
    }

    boolean turn(AdvanceRun advance) {
        bench.get(StartRuns.class).takeEvents();
        List<Due> due = runs.claim(NODE, bench.clock().instant(), 1_000);
        try {
            List<Due> own = due.stream()
                    .filter(one -> one.subAccount().equals(kramer()))
                    .toList();
            own.forEach(advance::run);
            return !own.isEmpty();
        } finally {
            due.forEach(one -> runs.giveBack(NODE, one));
        }
    }

    void deliver() {
        Providers.deliverAll(bench, kramer(), provider);
    }

    /** Time passes, and everything goes on. */
    void pass(Duration time) {
        bench.clock().pass(time);
        bench.gmail().pass(time.toString());
        allTurns();
        deliver();
        allTurns();
    }

    /** Everything goes on as far as it can. */
    void goOn() {
        pass(Duration.ZERO);
    }

    List<Line> runs(UUID workflow) {
        return runs.list(kramer(), workflow, Optional.empty(), 100);
    }

    /** The only one. */
    Line run(UUID workflow) {
        List<Line> all = runs(workflow);
        if (all.size() != 1) {
            throw new AssertionError("not one run: " + all);
        }
        return all.getFirst();
    }

    /** What the only one did: kind of step and outcome. */
    List<String> trace(UUID workflow) {
        return runs.trace(kramer(), run(workflow).id()).stream()
                .map(one -> (one.trace().type() + " " + one.trace().outcome()).strip())
                .toList();
    }

    /** Jana writes to Ben, and it comes in. */
    void janaWrites(Mail mail) {
        scene.arrives("ben", mail);
    }
}
