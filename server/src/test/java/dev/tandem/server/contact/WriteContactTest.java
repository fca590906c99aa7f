package dev.tandem.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing contacts down")
class WriteContactTest {

    private final Bench bench = Bench.shared();
    private final WriteContact write = bench.get(WriteContact.class);
    private final ContactStore contacts = bench.get(ContactStore.class);
    private final Scene scene = new Scene();

    @Test
    @DisplayName(
            "R28: several addresses, one of them primary, the first where nobody chose, kept as written, found as compared")
    void several() {
        UUID mehmet = write.add(
                scene.kramer(),
                details(
                        " Mehmet ",
                        "Yıldız",
                        new Address(" M.Yildiz@GoogleMail.com ", false),
                        new Address("mehmet@Yıldız-Bau.example", true),
                        new Address("m@x.example", true)));

        Card card = contacts.find(scene.kramer(), mehmet).orElseThrow();
        assertThat(card.details().firstName()).isEqualTo("Mehmet");
        assertThat(card.details().addresses())
                .containsExactly(
                        new Address("M.Yildiz@GoogleMail.com", false),
                        new Address("mehmet@Yıldız-Bau.example", true),
                        new Address("m@x.example", false));
        assertThat(contacts.withAddress(scene.kramer(), new EmailAddress("myildiz+x@gmail.com")))
                .extracting(Card::contactId)
                .containsExactly(mehmet);
        assertThat(bench.facts().changes(scene.kramer())).containsExactly("CONTACT_CHANGED");
    }

    @Test
    @DisplayName("what is no address, or an address twice, is refused with its field named, and nothing is written")
    void refused() {
        assertRefused(() -> write.add(scene.kramer(), details("", " ")), "lastName contact.name");
        assertRefused(
                () -> write.add(
                        scene.kramer(),
                        details("Jana", "W", new Address("a@b.example", true), new Address("jana", false))),
                "addresses[1].value address.none");
        assertRefused(
                () -> write.add(
                        scene.kramer(),
                        details(
                                "Jana",
                                "W",
                                new Address("j.w@gmail.com", true),
                                new Address("JW@googlemail.com", false))),
                "addresses[1].value address.twice");
        assertRefused(
                () -> write.addAddress(scene.kramer(), scene.janaId(), scene.jana()),
                "addresses[1].value address.twice");
        assertRefused(
                () -> write.change(scene.kramer(), scene.janaId(), details("x".repeat(201), "y")),
                "firstName contact.nameTooLong");
        assertThat(bench.facts().contacts(scene.kramer())).isEqualTo(1);
        assertThat(bench.facts().changes(scene.kramer())).isEmpty();
    }

    @Test
    @DisplayName("a contact is assigned to members only; whoever left keeps it until somebody else gets it")
    void assignedToMembers() {
        UserId stranger = scene.user(scene.subAccount("Fremd"), "Fremde", "fremd");
        assertRefused(
                () -> write.assign(scene.kramer(), scene.janaId(), Optional.of(stranger)),
                "assignedTo contact.assignee");
        Details details =
                contacts.find(scene.kramer(), scene.janaId()).orElseThrow().details();
        scene.crm().leave(scene.kramer(), scene.ben());

        assertThat(write.change(scene.kramer(), scene.janaId(), details)).isTrue();
        assertThat(write.assign(scene.kramer(), scene.janaId(), Optional.empty()))
                .isTrue();
        assertRefused(
                () -> write.assign(scene.kramer(), scene.janaId(), Optional.of(scene.ben())),
                "assignedTo contact.assignee");
    }

    @Test
    @DisplayName("R11, F69: an address that is added counts, for what came from it before as well")
    void addressAdded() {
        MailboxId mailbox = scene.connectBen();
        String other = scene.jana().replace("jana.weber", "empfang");
        scene.arrives("ben", Mail.from(other, scene.address("ben")).about("vorher"));
        scene.importNow(mailbox);

        write.addAddress(scene.kramer(), scene.janaId(), other);
        scene.arrives("ben", Mail.from(other, scene.address("ben")).about("nachher"));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(line -> line.subject()).containsExactly("vorher", "nachher");
    }

    @Test
    @DisplayName("R75: deleting a contact deletes its conversation; its thread is nobody's from then on")
    void deleted() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();
        String id = scene.arrives(
                "ben", Mail.from(scene.jana(), scene.address("ben")).id(first));
        scene.importNow(mailbox);
        String thread =
                scene.inGmail(scene.address("ben")).message(id).path("threadId").asString();

        assertThat(write.delete(scene.kramer(), scene.janaId())).isTrue();
        assertThat(write.delete(scene.kramer(), scene.janaId())).isFalse();
        String answer = scene.arrives(
                "ben",
                Mail.from(scene.jana(), scene.address("ben"))
                        .about("Re: Fenster")
                        .answering(first));
        scene.importNow(mailbox);

        assertThat(bench.facts().messages(scene.kramer())).isZero();
        assertThat(bench.facts().bindings(scene.kramer(), mailbox, thread)).isEmpty();
        assertThat(bench.facts().verdict(scene.kramer(), mailbox, answer)).containsExactly("NOT_SYNCED R14");
    }

    private static void assertRefused(ThrowingCallable attempt, String fault) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(attempt)
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(each -> each.field() + " " + each.key())
                        .containsExactly(fault));
    }

    private static Details details(String first, String last, Address... addresses) {
        return new Details(first, last, "", "", List.of(addresses), Optional.empty(), List.of(), false);
    }
}
