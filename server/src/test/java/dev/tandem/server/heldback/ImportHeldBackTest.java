package dev.tandem.server.heldback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.heldback.HeldBackStore.HeldContact;
import dev.tandem.server.heldback.HeldBackStore.HeldEmail;
import dev.tandem.server.heldback.HeldBackStore.ImportLine;
import dev.tandem.server.heldback.ImportHeldBack.To;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R13: what is held back is counted, shown and let in")
class ImportHeldBackTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final HeldBackStore held = bench.get(HeldBackStore.class);
    private final ImportHeldBack importHeldBack = bench.get(ImportHeldBack.class);
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final UserId ben = scene.ben();
    private final UserId ada = scene.user(kramer, "Ada Lenz", "ada");
    private final MailboxId mailbox = scene.connectBen();
    private final UUID grete = scene.contact(kramer, "Grete", "Holzinger", "grete@post.example", Optional.of(ada));
    private final UUID hoang = scene.contact(kramer, "Hoang", "Nguyen", "h@bistro.example", Optional.empty());

    @Test
    @DisplayName("per contact, newest first, with who has the contact; what is synced or nobody's does not count")
    void counted() {
        String first = scene.arrives("ben", grete());
        String second = scene.arrives("ben", hoang());
        String third = scene.arrives("ben", grete());
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.arrives("ben", Mail.from("nobody@post.example", scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(held.count(kramer, ben)).isEqualTo(3);
        assertThat(held.emails(kramer, ben, Optional.empty(), 50).items())
                .extracting(email -> email.gmailMessageId().value())
                .containsExactlyInAnyOrder(third, second, first);
        List<HeldContact> contacts = held.contacts(kramer, ben, 50);
        assertThat(contacts)
                .extracting(HeldContact::name, HeldContact::emails, HeldContact::assignedTo)
                .containsExactlyInAnyOrder(
                        tuple("Grete Holzinger", 2, Optional.of(ada)), tuple("Hoang Nguyen", 1, Optional.empty()));
        assertThat(contacts).allSatisfy(line -> assertThat(line.newest()).isAfterOrEqualTo(line.oldest()));
    }

    @Test
    @DisplayName("a stretch at a time, none left out and none twice")
    void stretches() {
        for (int n = 0; n < 5; n++) {
            scene.arrives("ben", grete());
        }
        scene.importNow(mailbox);

        var one = held.emails(kramer, ben, Optional.empty(), 2);
        var two = held.emails(kramer, ben, one.nextCursor(), 2);
        var three = held.emails(kramer, ben, two.nextCursor(), 2);

        assertThat(three.nextCursor()).isEmpty();
        assertThat(Stream.of(one, two, three)
                        .flatMap(page -> page.items().stream())
                        .map(HeldEmail::gmailMessageId))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("assigned and imported: each once, with the whole thread to come, and nothing is held back any more")
    void imported() {
        scene.arrives("ben", grete().about("Fenster"));
        scene.arrives("ben", grete().about("Tür"));
        String other = scene.arrives("ben", hoang());
        scene.importNow(mailbox);

        UUID begun = run(new To.User(ben), grete);

        assertThat(progress(begun))
                .extracting(ImportLine::emails, ImportLine::imported, ImportLine::waiting)
                .containsExactly(2, 0, 2);
        assertThat(held.count(kramer, ben)).isEqualTo(1);
        scene.importNow(mailbox);
        scene.importNow(mailbox);
        assertThat(progress(begun))
                .extracting(ImportLine::imported, ImportLine::waiting, ImportLine::reassigned)
                .containsExactly(2, 0, 1);
        assertThat(scene.messages(kramer, grete))
                .extracting(line -> line.subject())
                .containsExactlyInAnyOrder("Fenster", "Tür");
        assertThat(assigned(grete)).contains(ben);
        assertThat(assigned(hoang)).isEmpty();
        assertThat(facts.verdict(kramer, mailbox, other)).containsExactly("HELD_BACK R13");
        run(new To.User(ben), grete);
        scene.importNow(mailbox);
        assertThat(scene.messages(kramer, grete)).hasSize(2);
    }

    @Test
    @DisplayName("assigned to a colleague: what her own mailbox holds comes in, what mine holds stays held back")
    void colleague() {
        bench.gmail().account(scene.address("ada"), "Ada Lenz");
        MailboxId adas = scene.connect(kramer, ada, scene.address("ada"));
        String mine = scene.arrives("ben", hoang());
        String hers = scene.arrives("ada", Mail.from("h@bistro.example", scene.address("ada")));
        scene.importNow(mailbox);
        scene.importNow(adas);
        assertThat(held.count(kramer, ada)).isEqualTo(1);

        run(new To.User(ada), hoang);
        scene.importNow(mailbox);
        scene.importNow(adas);

        assertThat(facts.verdict(kramer, adas, hers)).containsExactly("SYNCED R12");
        assertThat(facts.verdict(kramer, mailbox, mine)).containsExactly("HELD_BACK R13");
    }

    @Test
    @DisplayName("a policy that lets them pass by now needs no assignment")
    void policy() {
        scene.arrives("ben", hoang());
        scene.arrives("ben", grete());
        scene.importNow(mailbox);
        scene.crm().gate(kramer, "ASSIGNED_OR_UNASSIGNED");

        run(new To.UserIfNeeded(ben), hoang, grete);
        scene.importNow(mailbox);

        assertThat(assigned(hoang)).isEmpty();
        assertThat(assigned(grete)).contains(ben);
        assertThat(scene.messages(kramer, hoang)).hasSize(1);
        assertThat(scene.messages(kramer, grete)).hasSize(1);
    }

    @Test
    @DisplayName("judged again without being assigned, and with the gate as it was, it is held back again")
    void asItIs() {
        String id = scene.arrives("ben", hoang());
        scene.importNow(mailbox);

        UUID begun = run(new To.AsItIs(), hoang);
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("HELD_BACK R13");
        assertThat(progress(begun))
                .extracting(ImportLine::imported, ImportLine::waiting)
                .containsExactly(0, 0);
        assertThat(held.count(kramer, ben)).isEqualTo(1);
    }

    @Test
    @DisplayName("R11, R72: the assignment goes back, what was imported stays, and its thread goes on")
    void undone() {
        Mail mail = grete();
        String thread = bench.gmail()
                .arrive(scene.address("ben"), mail.id("q@post.example").text())
                .path("threadId")
                .asString();
        scene.importNow(mailbox);
        UUID begun = run(new To.User(ben), grete);
        scene.importNow(mailbox);

        assertThat(importHeldBack.undo(kramer, ben, begun)).isTrue();

        assertThat(assigned(grete)).contains(ada);
        assertThat(scene.messages(kramer, grete)).hasSize(1);
        assertThat(importHeldBack.undo(kramer, ben, begun)).isFalse();
        assertThat(progress(begun).undoneAt()).isPresent();
        String next = scene.arrives("ben", grete().about("Re: Fenster").answering("q@post.example"));
        String fresh = scene.arrives("ben", grete().about("Ganz anderes"));
        scene.importNow(mailbox);
        assertThat(facts.bindings(kramer, mailbox, thread)).hasSize(1);
        assertThat(facts.verdict(kramer, mailbox, next)).containsExactly("SYNCED R11");
        assertThat(facts.verdict(kramer, mailbox, fresh)).containsExactly("HELD_BACK R13");
    }

    @Test
    @DisplayName("only who imported can undo, and a contact that somebody got since keeps whom it has")
    void undoneTooLate() {
        scene.arrives("ben", grete());
        scene.importNow(mailbox);
        UUID begun = run(new To.User(ben), grete);
        assertThat(held.find(kramer, ada, begun)).isEmpty();
        assertThat(importHeldBack.undo(kramer, ada, begun)).isFalse();
        assertThat(assigned(grete)).contains(ben);

        bench.get(WriteContact.class).assign(kramer, grete, Optional.empty());

        assertThat(importHeldBack.undo(kramer, ben, begun)).isFalse();
        assertThat(assigned(grete)).isEmpty();
    }

    @Test
    @DisplayName(
            "what came before somebody's own connection is none of theirs (R06), nor is what a mailbox holds they are not connected to")
    void ownConnectionsOnly() {
        scene.arrives("ben", grete());
        scene.importNow(mailbox);
        UserId timo = scene.user(kramer, "Timo Reiß", "timo");
        assertThat(held.count(kramer, timo)).isZero();

        scene.connect(kramer, timo, scene.address("ben"));
        assertThat(held.count(kramer, timo)).isZero();
        scene.arrives("ben", grete());
        scene.importNow(mailbox);

        assertThat(held.count(kramer, timo)).isEqualTo(1);
        assertThat(held.count(kramer, ben)).isEqualTo(2);
    }

    @Test
    @DisplayName("R84: nothing but ids, time, contact and hashes is kept of a held email anywhere in the database")
    void leastIsKept() {
        String id = scene.arrives(
                "ben",
                Mail.from("Grete Xylofon <grete@post.example>", scene.address("ben"))
                        .about("Xylofonbetreff")
                        .saying("Xylofontext\n")
                        .id("xylofon-id@post.example"));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("HELD_BACK R13");
        assertThat(facts.tablesWith("xylofon")).isEmpty();
        assertThat(facts.wholeVerdict(mailbox, id)).contains(grete.toString()).doesNotContain("post.example");
        run(new To.User(ben), grete);
        assertThat(facts.tablesWith("xylofon")).isEmpty();
        scene.importNow(mailbox);
        assertThat(facts.tablesWith("xylofon")).contains("message");
    }

    @Test
    @DisplayName("refused, with the field named: no contact, a stranger's contact, somebody who is no member")
    void refused() {
        UUID elsewhere =
                scene.contact(scene.subAccount("Zahnzentrum"), "Otto", "Fremd", "otto@post.example", Optional.empty());
        UserId stranger = new UserId(UUID.randomUUID());

        assertThat(faults(Set.of(), new To.User(ben))).containsExactly("contactIds");
        assertThat(faults(Set.of(elsewhere), new To.User(ben))).containsExactly("contactIds");
        assertThat(faults(Set.of(grete), new To.User(stranger))).containsExactly("assignTo");
        assertThat(assigned(grete)).contains(ada);
    }

    private List<String> faults(Set<UUID> contacts, To to) {
        BadInput refused = catchThrowableOfType(
                BadInput.class, () -> importHeldBack.run(new ImportHeldBack.Wish(kramer, ben, contacts, to)));
        return refused.faults().stream().map(Fault::field).toList();
    }

    private UUID run(To to, UUID... contacts) {
        return importHeldBack.run(new ImportHeldBack.Wish(kramer, ben, Set.of(contacts), to));
    }

    private ImportLine progress(UUID begun) {
        return held.find(kramer, ben, begun).orElseThrow();
    }

    private Optional<UserId> assigned(UUID contact) {
        return bench.get(ContactStore.class)
                .find(kramer, contact)
                .orElseThrow()
                .details()
                .assignedTo();
    }

    private Mail grete() {
        return Mail.from("grete@post.example", scene.address("ben"));
    }

    private Mail hoang() {
        return Mail.from("h@bistro.example", scene.address("ben"));
    }
}
