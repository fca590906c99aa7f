package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.postgres.CrmFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F69: a contact gains or loses an address later")
class MatchAgainTest {

    private final Bench bench = Bench.shared();
    private final CrmFacts facts = bench.facts();
    private final Scene scene = new Scene();
    private final SubAccountId kramer = scene.kramer();
    private final MailboxId mailbox = scene.connectBen();
    private final String privately = scene.jana().replace("jana.weber", "jana.privat");
    private final WriteContact writeContact = bench.get(WriteContact.class);

    @Test
    @DisplayName("F69, R28: what came from the address since the connection comes in, once, however often it is gained")
    void gains() {
        String id = scene.arrives("ben", Mail.from(privately, scene.address("ben")));
        String strangers = scene.arrives("ben", Mail.from("sven@stranger.example", scene.address("ben")));
        scene.importNow(mailbox);
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R14");

        writeContact.addAddress(kramer, scene.janaId(), privately);
        assertThat(facts.hintedAt(mailbox)).isEqualTo(bench.clock().instant());
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
        assertThat(facts.verdict(kramer, mailbox, strangers)).containsExactly("NOT_SYNCED R14");
        assertThat(scene.withJana()).hasSize(1);

        loses();
        writeContact.addAddress(kramer, scene.janaId(), privately);
        scene.importNow(mailbox);
        assertThat(scene.withJana()).hasSize(1);
    }

    @Test
    @DisplayName("F69: what stands here stays when the address goes; only new threads from it stay out")
    void losesIt() {
        writeContact.addAddress(kramer, scene.janaId(), privately);
        String before = Mail.newId();
        scene.arrives("ben", Mail.from(privately, scene.address("ben")).id(before));
        scene.importNow(mailbox);

        loses();
        String answer = scene.arrives(
                "ben",
                Mail.from(privately, scene.address("ben")).about("Re: Fenster").answering(before));
        String fresh =
                scene.arrives("ben", Mail.from(privately, scene.address("ben")).about("Neues"));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).extracting(MessageLine::subject).containsExactly("Fenster", "Re: Fenster");
        assertThat(facts.verdict(kramer, mailbox, answer)).containsExactly("SYNCED R11");
        assertThat(facts.verdict(kramer, mailbox, fresh)).containsExactly("NOT_SYNCED R14");
    }

    @Test
    @DisplayName("R14, F69: a new contact brings in nothing of the past by itself")
    void newContact() {
        String id = scene.arrives("ben", Mail.from(privately, scene.address("ben")));
        scene.importNow(mailbox);

        writeContact.add(
                kramer,
                new Details(
                        "Jana",
                        "Privat",
                        "",
                        "",
                        List.of(new ContactStore.Address(privately, true)),
                        Optional.of(scene.ben()),
                        List.of(),
                        false));
        scene.importNow(mailbox);

        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("NOT_SYNCED R14");
    }

    @Test
    @DisplayName("F69, R14: a sub-account learns nothing from what another one gained")
    void elsewhere() {
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        scene.join(lindenhof, scene.ben());
        scene.connect(lindenhof, scene.ben(), scene.address("ben"));
        String id = scene.arrives("ben", Mail.from(privately, scene.address("ben")));
        scene.importNow(mailbox);

        writeContact.addAddress(kramer, scene.janaId(), privately);
        scene.importNow(mailbox);

        assertThat(facts.verdict(lindenhof, mailbox, id)).containsExactly("NOT_SYNCED R14");
        assertThat(facts.verdict(kramer, mailbox, id)).containsExactly("SYNCED R12");
    }

    /** Everything stays but the private address. */
    private void loses() {
        Details had = bench.get(ContactStore.class)
                .find(kramer, scene.janaId())
                .orElseThrow()
                .details();
        writeContact.change(
                kramer,
                scene.janaId(),
                new Details(
                        had.firstName(),
                        had.lastName(),
                        had.company(),
                        had.jobTitle(),
                        had.addresses().stream()
                                .filter(address -> !address.value().equals(privately))
                                .toList(),
                        had.assignedTo(),
                        had.tags(),
                        had.doNotDisturb()));
    }
}
