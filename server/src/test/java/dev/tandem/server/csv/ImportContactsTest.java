package dev.tandem.server.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.csv.ContactFileStore.Progress;
import dev.tandem.server.csv.ContactFileStore.Tally;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.UserStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bringing contacts in from a file")
class ImportContactsTest {

    private final Bench bench = Bench.shared();
    private final ImportContacts importing = bench.get(ImportContacts.class);
    private final ContactFileStore files = bench.get(ContactFileStore.class);
    private final ContactStore contacts = bench.get(ContactStore.class);
    private final Scene scene = new Scene();

    @Test
    @DisplayName("a line makes a contact with everything it says")
    void created() {
        Progress done = run("""
                Vorname,Nachname,E-Mail,Weitere Adressen,Firma,Position,Schlagwörter,Zugewiesen an,Nicht stören
                Jörg,Müller,joerg@a.example,"j@b.example; J@B.example jm@c.example",Müller & Söhne,Chef,"Bau, Neu",%s,ja
                """.formatted(scene.address("ben").toUpperCase(java.util.Locale.ROOT)));

        assertThat(done.tally()).isEqualTo(new Tally(1, 0, 0, 0));
        assertThat(details("joerg@a.example"))
                .isEqualTo(new Details(
                        "Jörg",
                        "Müller",
                        "Müller & Söhne",
                        "Chef",
                        List.of(
                                new Address("joerg@a.example", true),
                                new Address("j@b.example", false),
                                new Address("jm@c.example", false)),
                        Optional.of(scene.ben()),
                        List.of("Bau", "Neu"),
                        true));
        assertThat(bench.facts().changes(scene.kramer())).containsExactly("CONTACT_CHANGED");
    }

    @Test
    @DisplayName("R28: whoever has one of the addresses is updated, never doubled; empty cells change nothing")
    void updated() {
        Progress done = run("""
                Name;E-Mail;E-Mail;Firma;Tags
                ;EMPFANG@weber.example;%s;Praxis Weber;Zahnarzt
                """.formatted(scene.jana()));

        assertThat(done.tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(contacts.count(scene.kramer())).isEqualTo(1);
        Details jana =
                contacts.find(scene.kramer(), scene.janaId()).orElseThrow().details();
        assertThat(jana.firstName()).isEqualTo("Jana");
        assertThat(jana.company()).isEqualTo("Praxis Weber");
        assertThat(jana.tags()).containsExactly("Zahnarzt");
        assertThat(jana.assignedTo()).contains(scene.ben());
        assertThat(jana.addresses())
                .containsExactly(new Address(scene.jana(), true), new Address("EMPFANG@weber.example", false));
    }

    @Test
    @DisplayName("half a name changes that half; a whole name in one cell changes the whole")
    void names() {
        run("Vorname;Nachname;E-Mail\nJohanna;;%s\n".formatted(scene.jana()));
        assertThat(details(scene.jana()).firstName()).isEqualTo("Johanna");
        assertThat(details(scene.jana()).lastName()).isEqualTo("Weber");

        run("Name;E-Mail\n\"von Lang, Jana Maria\";%s\n".formatted(scene.jana()));
        assertThat(details(scene.jana()).firstName()).isEqualTo("Jana Maria");
        assertThat(details(scene.jana()).lastName()).isEqualTo("von Lang");

        run("Name;E-Mail\nPraxis;%s\n".formatted(scene.jana()));
        assertThat(details(scene.jana()).firstName()).isEmpty();
        assertThat(details(scene.jana()).lastName()).isEqualTo("Praxis");
    }

    @Test
    @DisplayName("the same file again changes nothing and tells of nothing")
    void again() {
        String file = "Name,Email,Tags\nOlga Kuznetsova,olga@d.example,Design\nIna Klar,ina@d.example,\n";
        run(file);
        int told = bench.facts().changes(scene.kramer()).size();

        assertThat(run(file).tally()).isEqualTo(new Tally(0, 0, 2, 0));
        assertThat(bench.facts().changes(scene.kramer())).hasSize(told);
    }

    @Test
    @DisplayName("what cannot be taken is refused whole, with its line and the reason; the lines around it are taken")
    void refused() {
        UUID olga = scene.contact(scene.kramer(), "Olga", "K", "olga@x.example", Optional.empty());
        Progress done = run("""
                Name,Email,Assigned to,Do not disturb,Tags
                Good One,one@x.example,,no,
                Bad Address,"fine@x.example,nonsense",,,
                ,,,,Tag
                Wrong Member,m@x.example,nobody@x.example,,
                Wrong Word,w@x.example,,maybe,
                Twice,ONE@x.example,,,
                Both,"%s olga@x.example",,,
                Long Tag,t@x.example,,,%s
                %s,n@x.example,,,
                Zero\0,z@x.example,,,
                A,a@x.example,,,,too,many
                %s,l@x.example,,,
                Good Two,two@x.example,,,
                """.formatted(scene.jana(), "x".repeat(61), "y".repeat(201), "z".repeat(40_000)));

        assertThat(done.tally()).isEqualTo(new Tally(2, 0, 0, 11));
        assertThat(files.refused(scene.kramer(), done.id(), 0, 99))
                .extracting(line -> line.source().number() + " " + line.reason())
                .containsExactly(
                        "3 import.address",
                        "4 import.nobody",
                        "5 import.member",
                        "6 import.yesOrNo",
                        "7 import.twice",
                        "8 import.several",
                        "9 import.tag",
                        "10 import.textTooLong",
                        "11 import.unprintable",
                        "12 import.tooManyCells",
                        "13 import.lineTooLong");
        assertThat(files.refused(scene.kramer(), done.id(), 6, 1).getFirst().arguments())
                .containsExactly("ONE@x.example", "2");
        assertThat(files.refused(scene.kramer(), done.id(), 6, 1)
                        .getFirst()
                        .source()
                        .cells())
                .startsWith("Twice", "ONE@x.example");
        assertThat(contacts.count(scene.kramer())).isEqualTo(4);
        assertThat(contacts.withAddress(scene.kramer(), new EmailAddress("fine@x.example")))
                .isEmpty();
        assertThat(contacts.find(scene.kramer(), olga).orElseThrow().details().addresses())
                .hasSize(1);
    }

    @Test
    @DisplayName("a file that cannot be read to its end, is too large or has nothing in it changes nothing at all")
    void wholeFileRefused() {
        Map<String, String> before = contactsOnly();
        assertRefused("Email\na@x.example\n\"b@x.example\n", "import.broken");
        assertRefused("Email\n", "import.noLines");
        assertRefused("Email\n" + "a@x.example\n".repeat(ImportContacts.LINES_MAX + 1), "import.tooManyLines");
        assertRefused(
                "Email\n" + "x".repeat(ImportContacts.FILE_MAX_MEGABYTES * 1024 * 1024) + "\n", "import.tooLarge");
        assertThat(contactsOnly()).isEqualTo(before);
    }

    @Test
    @DisplayName("a file is brought in once, however often it is asked for; its bytes go, the report stays a day")
    void once() {
        UUID file = handIn("Email\nonce@x.example\n");
        assertThat(importing.look(scene.kramer(), file).lines()).isEqualTo(1);
        assertThat(contacts.count(scene.kramer())).isEqualTo(1);

        Progress first = importing.run(scene.kramer(), file).orElseThrow();
        assertThat(importing.run(scene.kramer(), file)).contains(first);
        assertThat(first.endedAt()).isPresent();
        assertThat(contacts.count(scene.kramer())).isEqualTo(2);
        assertThat(details("once@x.example").lastName()).isEqualTo("once@x.example");
        assertThat(files.piece(scene.kramer(), file, 0)).isEmpty();
        assertThat(importing.run(scene.subAccount("Fremd"), file)).isEmpty();

        importing.forgetPast();
        assertThat(files.find(scene.kramer(), file)).contains(first);
        bench.clock().pass(ImportContacts.KEPT_FOR.plusSeconds(1));
        importing.forgetPast();
        assertThat(files.find(scene.kramer(), file)).isEmpty();
    }

    @Test
    @DisplayName("thousands of lines go in by hundreds, in pieces, and all of them come out again")
    void many() {
        String file = IntStream.range(0, 3_777)
                .mapToObj(n -> "Vorname %d,Familie,%s,k%d@viele.example".formatted(n, "Straße ".repeat(20), n))
                .collect(Collectors.joining("\n", "First name,Last name,Company,Email\n", ""));
        assertThat(run(file).tally()).isEqualTo(new Tally(3_777, 0, 0, 0));
        assertThat(contacts.count(scene.kramer())).isEqualTo(3_778);
        assertThat(bench.facts().changes(scene.kramer())).hasSize(3_777);
        assertThat(export(Language.EN).lines()).hasSize(3_779);
    }

    @Test
    @DisplayName("what was exported is taken back as it was, formulas that are none and all")
    void thereAndBack() {
        Details odd = new Details(
                "=HYPERLINK(\"x\")",
                "'-Möller\nzwei Zeilen",
                "+49, \"GmbH\"",
                "@Chef",
                List.of(new Address("m@odd.example", true), new Address("n@odd.example", false)),
                Optional.of(scene.ben()),
                List.of("-50 %", "Bau"),
                true);
        UUID contact = bench.get(WriteContact.class).add(scene.kramer(), odd);
        String german = export(Language.DE);
        assertThat(german)
                .startsWith("\uFEFFVorname,Nachname,E-Mail,")
                .contains("\"'=HYPERLINK(\"\"x\"\")\"", "'@Chef", "'-50 %");

        assertThat(run(german).tally()).isEqualTo(new Tally(0, 0, 2, 0));
        bench.get(WriteContact.class).delete(scene.kramer(), contact);
        assertThat(run(german).tally()).isEqualTo(new Tally(1, 0, 1, 0));
        assertThat(details("m@odd.example")).isEqualTo(odd);
    }

    private Progress run(String text) {
        return importing.run(scene.kramer(), handIn(text)).orElseThrow();
    }

    private UUID handIn(String text) {
        try {
            return importing.handIn(
                    ben(), "kunden.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String export(Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            bench.get(ExportContacts.class).run(scene.kramer(), language, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(String text, String key) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> run(text))
                .satisfies(
                        refused -> assertThat(refused.faults().getFirst().key()).isEqualTo(key));
    }

    private Details details(String address) {
        return contacts.withAddress(scene.kramer(), new EmailAddress(address)).stream()
                .map(Card::details)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> contactsOnly() {
        Map<String, String> everything = bench.facts().everythingOf(scene.kramer());
        everything.keySet().retainAll(List.of("contact", "contact_address", "change_log", "change_counter"));
        return everything;
    }

    private Access ben() {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(scene.ben()).orElseThrow()), scene.kramer())
                .orElseThrow();
    }
}
