package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Contacts from and to files")
class ImportResourceTest {

    private static final String HERE = People.KRAMER + "/contacts";

    @Test
    @DisplayName("are brought in with a report: created, updated, unchanged, refused with line and reason")
    void report() {
        String file = """
                Name,Email,Company
                Hanna Datei,hanna@datei.example,Datei GmbH
                ,jana.weber@praxis-weber.example,Praxis Weber am Markt
                Nobody,nonsense,
                """;
        JsonNode report =
                People.BEN.send("POST", HERE + "/import", "text/csv", file).json();
        assertThat(report.path("created").asInt()).isEqualTo(1);
        assertThat(report.path("updated").asInt()).isEqualTo(1);
        assertThat(report.path("refused")).hasSize(1);
        assertThat(report.path("refused").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(report.path("refused").path(0).path("reason").asString())
                .isEqualTo("“nonsense” is no email address. Write it like name@company.example.");
        assertThat(People.contact(People.KRAMER, "hanna@datei.example")
                        .path("company")
                        .asString())
                .isEqualTo("Datei GmbH");

        Answered german = People.BEN
                .with("Accept-Language", "de")
                .send("POST", HERE + "/import", "text/csv; charset=utf-8", file);
        assertThat(german.json().path("unchanged").asInt()).isEqualTo(2);
        assertThat(german.json().path("refused").path(0).path("reason").asString())
                .startsWith("„nonsense“ ist keine E-Mail-Adresse.");
        People.BEN.patch(
                HERE + "/"
                        + People.contact(People.KRAMER, "jana.weber@praxis-weber.example")
                                .path("id")
                                .asString(),
                "{\"company\":\"Praxis Weber\"}");
    }

    @Test
    @DisplayName("are refused as a whole where the file cannot be taken, and are nobody's business elsewhere")
    void refused() {
        assertThat(People.BEN.send("POST", HERE + "/import", "text/csv", "").problem())
                .isEqualTo("422 invalid-input [file]");
        assertThat(People.BEN
                        .send("POST", HERE + "/import", "text/csv", "A,B\n1,2\n")
                        .problem())
                .isEqualTo("422 invalid-input [file]");
        assertThat(People.BEN.post(HERE + "/import", "{}").problem()).isEqualTo("415 unsupported-media-type");
        assertThat(People.TIMO
                        .send("POST", HERE + "/import", "text/csv", "Email\na@b.example\n")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(People.TIMO.get(HERE + "/export").problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("are written out in the caller's language, one line each")
    void export() {
        Answered file = People.BEN.get(HERE + "/export");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.text())
                .startsWith("\uFEFFFirst name,Last name,Email,")
                .contains("jana.weber@praxis-weber.example");
    }
}
