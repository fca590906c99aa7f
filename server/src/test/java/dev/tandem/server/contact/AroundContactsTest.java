package dev.tandem.server.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.Role;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactQueries.Duplicates;
import dev.tandem.server.contact.ContactQueries.Signs;
import dev.tandem.server.contact.ContactQueries.TookPart;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Search;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What stands around contacts")
class AroundContactsTest {

    private final Bench bench = Bench.shared();
    private final ContactQueries queries = bench.get(ContactQueries.class);
    private final ContactStore contacts = bench.get(ContactStore.class);
    private final Scene scene = new Scene();
    private final String olgasAddress = scene.address("olga");
    private final UUID olga = scene.contact(scene.kramer(), "Olga", "Kuznetsova", olgasAddress, Optional.empty());

    @Test
    @DisplayName("R23: who is in Cc of somebody else's email is shown it once, with the role, the owner and the thread")
    void tookPart() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();
        scene.arrives("ben", toBen().line("Cc: " + olgasAddress).about("Parken").id(first));
        scene.importNow(mailbox);
        scene.arrives(
                "ben", toBen().line("Cc: " + olgasAddress).about("Re: Parken").answering(first));
        scene.importNow(mailbox);

        List<TookPart> shown = queries.tookPart(scene.kramer(), olga, 50);

        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().role()).isEqualTo(Role.CC);
        assertThat(shown.getFirst().ownerId()).isEqualTo(scene.janaId());
        assertThat(shown.getFirst().subject()).isEqualTo("Re: Parken");
        assertThat(shown.getFirst().threadId())
                .isEqualTo(scene.withJana().getFirst().threadId());
        assertThat(queries.threads(scene.kramer(), scene.janaId()))
                .singleElement()
                .satisfies(thread -> assertThat(thread.messages()).isEqualTo(2));
    }

    @Test
    @DisplayName("R23: the owner is not shown the own email again, nor is who was not addressed, nor who only wrote it")
    void notTookPart() {
        MailboxId mailbox = scene.connectBen();
        String first = Mail.newId();
        scene.arrives("ben", toBen().id(first).about("Allein"));
        scene.importNow(mailbox);
        scene.arrives(
                "ben",
                Mail.from(olgasAddress, scene.address("ben"))
                        .about("Re: Allein")
                        .answering(first));
        scene.importNow(mailbox);

        assertThat(scene.withJana()).hasSize(2);
        assertThat(queries.tookPart(scene.kramer(), scene.janaId(), 50)).isEmpty();
        assertThat(queries.tookPart(scene.kramer(), olga, 50)).isEmpty();
    }

    @Test
    @DisplayName("emails held back are a sign, and so is another sub-account that knows them, if the reader may see it")
    void signs() {
        MailboxId mailbox = scene.connectBen();
        SubAccountId lindenhof = scene.subAccount("Zahnzentrum Lindenhof");
        SubAccountId secret = scene.subAccount("Verborgen");
        for (SubAccountId there : List.of(lindenhof, secret)) {
            scene.contact(there, "Olga", "K.", olgasAddress.toUpperCase(java.util.Locale.ROOT), Optional.empty());
        }
        List<UUID> both = List.of(scene.janaId(), olga);
        assertThat(queries.signs(scene.kramer(), both, List.of())).isEmpty();

        scene.arrives("ben", Mail.from(olgasAddress, scene.address("ben")));
        scene.importNow(mailbox);

        assertThat(queries.signs(scene.kramer(), both, List.of(lindenhof)))
                .containsExactly(new Signs(olga, List.of(lindenhof), true));
        assertThat(queries.signs(scene.kramer(), both, List.of())).containsExactly(new Signs(olga, List.of(), true));
    }

    @Test
    @DisplayName("the contacts above and below are those of the list, newest email first")
    void neighbours() {
        MailboxId mailbox = scene.connectBen();
        scene.contact(scene.kramer(), "Ohne", "E-Mail", scene.address("ohne"), Optional.empty());
        scene.arrives("ben", toBen());
        scene.importNow(mailbox);
        List<UUID> order = contacts
                .list(scene.kramer(), new Search("", Optional.empty(), Optional.empty(), false), Optional.empty(), 9)
                .items()
                .stream()
                .map(Card::contactId)
                .toList();

        assertThat(order).hasSize(3).startsWith(scene.janaId());
        assertThat(queries.above(scene.kramer(), order.get(0))).isEmpty();
        assertThat(queries.below(scene.kramer(), order.get(0))).contains(order.get(1));
        assertThat(queries.below(scene.kramer(), order.get(1))).contains(order.get(2));
        assertThat(queries.above(scene.kramer(), order.get(2))).contains(order.get(1));
        assertThat(queries.below(scene.kramer(), order.get(2))).isEmpty();
    }

    @Test
    @DisplayName("contacts with an address in common are offered as duplicates, and so are those with name and company")
    void duplicates() {
        UUID again = scene.contact(scene.kramer(), "O.", "Kuznetsova", olgasAddress, Optional.empty());
        scene.crm().createdLater(scene.kramer(), again);
        UUID first = bench.get(WriteContact.class).add(scene.kramer(), named("Ina", "Glas Klar"));
        UUID second = bench.get(WriteContact.class).add(scene.kramer(), named("INA", "glas klar"));
        bench.get(WriteContact.class).add(scene.kramer(), named("Ina", ""));
        bench.get(WriteContact.class).add(scene.kramer(), named("Ina", ""));

        assertThat(queries.duplicates(scene.kramer(), 9))
                .containsExactly(
                        new Duplicates(Optional.of(olgasAddress), List.of(olga, again)),
                        new Duplicates(Optional.empty(), List.of(first, second)));
    }

    @Test
    @DisplayName("all words that are looked for have to stand there, in any order, and the tag has to be exactly that")
    void searched() {
        bench.get(ArrangeContacts.class).addTag(scene.kramer(), List.of(olga), "Design");

        assertThat(found("kuznetsova  olga", Optional.empty())).containsExactly(olga);
        assertThat(found("kuznetsova jana", Optional.empty())).isEmpty();
        assertThat(found("", Optional.of("Design"))).containsExactly(olga);
        assertThat(found("", Optional.of("design"))).isEmpty();
    }

    private List<UUID> found(String text, Optional<String> tag) {
        return contacts
                .list(
                        scene.kramer(),
                        new Search(text, Optional.empty(), Optional.empty(), false, tag),
                        Optional.empty(),
                        9)
                .items()
                .stream()
                .map(Card::contactId)
                .toList();
    }

    private Mail toBen() {
        return Mail.from(scene.jana(), scene.address("ben"));
    }

    private static ContactStore.Details named(String first, String company) {
        return new ContactStore.Details(first, "Muster", company, "", List.of(), Optional.empty(), List.of(), false);
    }
}
