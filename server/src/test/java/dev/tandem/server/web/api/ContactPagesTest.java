package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pages of contacts, without any script,")
class ContactPagesTest {

    private static final String HERE = People.KRAMER.replace("/sub-accounts/", "/s/") + "/contacts";

    private final Reader ben = Reader.of("ben@nordlicht.example");

    @Test
    @DisplayName("tag and assign what was ticked, and find it again by tag and by colleague")
    void arranges() {
        String first = add("Tilda", "Tagesgut");
        String second = add("Till", "Tagesgut");
        ben.open(HERE + "?q=tagesgut");
        assertThat(ben.page().select("input[name=contact]")).hasSize(2);

        ben.press(button("/bulk/tags"), "contact=" + first, "contact=" + second, "tag=Seltenes+Gut");
        assertThat(ben.text()).contains("2 contacts changed.");
        ben.open(HERE + "?tag=Seltenes%20Gut");
        assertThat(ben.page().select("td a.name")).hasSize(2);

        ben.press(
                ben.page().expectFirst(".pick-bar button:not([formaction])"),
                "contact=" + first,
                "assignedTo=" + People.id(People.ADA));
        assertThat(ben.text()).contains("1 contact changed.");
        ben.open(HERE + "?tag=Seltenes%20Gut&assignedTo=" + People.id(People.ADA));
        assertThat(ben.page().select("td a.name").eachText()).containsExactly("Tilda Tagesgut");

        ben.open(HERE + "/" + first);
        ben.press(ben.page().expectFirst("form[action$=/tags/removal] button"));
        assertThat(ben.page().select("form[action$=/tags/removal]")).isEmpty();
        ben.press(ben.page().expectFirst("[role=switch]"));
        assertThat(ben.page().expectFirst("[role=switch]").attr("aria-checked")).isEqualTo("true");
        ben.open(HERE + "?q=tilda");
        assertThat(ben.page().expectFirst("td.state").text()).isEqualTo("Do not disturb");
    }

    @Test
    @DisplayName("show what a merge results in, do it, and undo it")
    void merges() {
        String first = add("Merle", "Eins");
        String second = add("Merle", "Zwei");
        ben.open(HERE + "/merge?contact=" + second + "&contact=" + first);
        assertThat(ben.page().expectFirst(".choice-card[aria-current=true] b").text())
                .isEqualTo("Merle Eins");
        ben.open(HERE + "/merge?contact=" + second + "&contact=" + first + "&into=" + second);
        assertThat(ben.page().expectFirst(".facts-list b").text()).isEqualTo("Merle Zwei");

        ben.press(ben.page().expectFirst("button.main"));
        assertThat(ben.text()).contains("Merged into this contact: Merle Eins.");
        assertThat(People.BEN.get(People.KRAMER + "/contacts/" + first).status())
                .isEqualTo(404);
        ben.press(ben.page().expectFirst("form[action$=/undo] button"));
        assertThat(ben.text()).contains("The contacts are apart again");
        assertThat(People.BEN.get(People.KRAMER + "/contacts/" + first).status())
                .isEqualTo(200);

        ben.open(HERE + "/merge?contact=" + first);
        assertThat(ben.text()).contains("Choose at least two contacts");
    }

    @Test
    @DisplayName("show how a file is read before anything changes, then what came of every line, to be downloaded")
    void imports() {
        String file = "Vorname;Nachname;E-Mail;Kundennr.\nJörg;Seite;joerg@seite.example;7\nOhne;Seite;keine;8\n";
        ben.open(HERE + "/import");
        ben.upload(
                ben.page().expectFirst("form[enctype]"), "kunden.csv", file.getBytes(Charset.forName("windows-1252")));
        assertThat(ben.text())
                .contains("2 lines, read as windows-1252, separated by semicolons.", "Jörg", "passed over");
        assertThat(People.contact(People.KRAMER, "joerg@seite.example").isMissingNode())
                .isTrue();

        ben.press(ben.page().expectFirst("form[action*=/imports/] button"));
        assertThat(ben.page().select(".figures b").eachText()).containsExactly("1", "0", "0", "1");
        assertThat(ben.text()).contains("“keine” is no email address.");
        assertThat(People.contact(People.KRAMER, "joerg@seite.example")
                        .path("firstName")
                        .asString())
                .isEqualTo("Jörg");
        String refused = ben.page().expectFirst("a[href$=refused.csv]").attr("href");
        assertThat(ben.download(refused).lines())
                .containsExactly(
                        "\uFEFFVorname,Nachname,E-Mail,Kundennr.,Reason",
                        "Ohne,Seite,keine,8,“keine” is no email address. Write it like name@company.example.");
    }

    @Test
    @DisplayName("say what is wrong with a file, and let nobody from elsewhere look")
    void refuses() {
        ben.open(HERE + "/import");
        ben.upload(ben.page().expectFirst("form[enctype]"), "leer.csv", new byte[0]);
        assertThat(ben.status()).isEqualTo(422);
        assertThat(ben.text()).contains("The file is empty. Nothing was imported.");

        Reader timo = Reader.of("timo@nordlicht.example");
        for (String path : new String[] {"/import", "/export", "/duplicates", "/merge?contact=" + add("Nur", "Hier")}) {
            Document page = timo.open(HERE + path);
            assertThat(timo.status()).as(path).isEqualTo(404);
            assertThat(page.text()).doesNotContain("Nur Hier");
        }
    }

    @Test
    @DisplayName("hand out all contacts as a file in the reader's language")
    void exports() {
        assertThat(ben.download(HERE + "/export"))
                .startsWith("\uFEFFFirst name,Last name,Email,")
                .contains("jana.weber@praxis-weber.example");
        assertThat(ben.download(HERE + "/export").getBytes(StandardCharsets.UTF_8).length)
                .isGreaterThan(100);
    }

    private Element button(String action) {
        return ben.page().expectFirst("button[formaction$=" + action + "]");
    }

    private static String add(String first, String last) {
        return People.BEN
                .post(
                        People.KRAMER + "/contacts",
                        "{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\",\"addresses\":[{\"value\":\""
                                + first.toLowerCase(Locale.ROOT) + "." + last.toLowerCase(Locale.ROOT)
                                + "@seiten.example\"}]}")
                .json()
                .path("id")
                .asString();
    }
}
