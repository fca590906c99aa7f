package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The email provider of a sub-account, as a program sets it up")
class ProviderResourceTest {

    @Test
    @DisplayName("is the emulator's in the sandbox, and would bring an email to somebody outside")
    void sandbox() {
        String place = place("Sandkasten GmbH");
        JsonNode provider = People.NORA.get(place).json();
        assertThat(provider.propertyNames())
                .containsExactlyInAnyOrder(
                        "host",
                        "port",
                        "security",
                        "user",
                        "passwordSet",
                        "fromAddress",
                        "replyDomain",
                        "answersToAssigned");
        assertThat(provider.path("fromAddress").asString()).isEqualTo("crm@sandkasten-gmbh.example");
        assertThat(People.NORA.post(place + "/test", "").json().path("ok").asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("is set up by admins alone; the password goes in and never comes out")
    void setUp() {
        String place = place("Geheim");
        String settings = settings("smtp.provider.example", 587, "STARTTLS", "crm", "apfelbaum");
        assertThat(People.BEN.get(People.KRAMER + "/provider").problem()).isEqualTo("403 not-allowed");
        assertThat(People.BEN
                        .send("PUT", People.KRAMER + "/provider", "application/json", settings)
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.BEN.post(People.KRAMER + "/provider/test", "").problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.TIMO.get(place).problem()).isEqualTo("404 not-found");

        Answered set = put(place, settings);
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.text()).doesNotContain("apfelbaum");
        Answered shown = People.NORA.get(place);
        assertThat(shown.json()).isEqualTo(set.json());
        assertThat(shown.json().path("passwordSet").asBoolean()).isTrue();
        assertThat(shown.json().path("user").asString()).isEqualTo("crm");
    }

    @Test
    @DisplayName("keeps its password for the same server only, so that nobody sends it to another one")
    void keptPassword() {
        String place = place("Behalten");
        put(place, settings("smtp.provider.example", 587, "STARTTLS", "crm", "apfelbaum"));
        String again = "{\"host\":\"smtp.provider.example\",\"port\":587,\"security\":\"STARTTLS\",\"user\":\"crm\","
                + "\"fromAddress\":\"neu@kramer.example\"}";
        assertThat(put(place, again).json().path("passwordSet").asBoolean()).isTrue();
        assertThat(put(place, again.replace("smtp.provider", "smtp.thief")).problem())
                .isEqualTo("422 invalid-input [password]");
        assertThat(put(place, again.replace("STARTTLS", "TLS")).problem()).isEqualTo("422 invalid-input [password]");
        assertThat(put(place, again.replace("\"user\":\"crm\"", "\"user\":\"root\""))
                        .problem())
                .isEqualTo("422 invalid-input [password]");
    }

    @Test
    @DisplayName("is refused with every field named that cannot be taken")
    void refused() {
        String place = place("Falsch");
        assertThat(put(place, "{}").problem()).isEqualTo("422 invalid-input [host, port, security, fromAddress]");
        assertThat(put(
                                place,
                                "{\"host\":\"a b\",\"port\":70000,\"security\":\"NONE\",\"user\":\"crm\","
                                        + "\"fromAddress\":\"nobody\",\"replyDomain\":\"x@y\"}")
                        .problem())
                .isEqualTo("422 invalid-input [host, port, security, password, fromAddress, replyDomain]");
        assertThat(put(
                                place,
                                "{\"host\":\"a.example\",\"port\":25,\"security\":\"TLS\",\"password\":\"x\","
                                        + "\"fromAddress\":\"crm@kramer.example\"}")
                        .problem())
                .isEqualTo("422 invalid-input [user]");
    }

    @Test
    @DisplayName("tells in a sentence of the caller's language why a test fails, before anything is kept")
    void trouble() {
        String place = place("Kaputt");
        String settings = settings("localhost", 1, "NONE", "", "");
        JsonNode tested = People.NORA.post(place + "/test", settings).json();
        assertThat(tested.path("ok").asBoolean()).isFalse();
        assertThat(tested.path("trouble").asString()).isEqualTo("CONNECTION_REFUSED");
        assertThat(tested.path("detail").asString()).startsWith("Nothing listens at localhost on port 1.");
        JsonNode german = People.NORA
                .with("Accept-Language", "de")
                .post(place + "/test", settings)
                .json();
        assertThat(german.path("detail").asString()).startsWith("Unter localhost lauscht auf Port 1 nichts.");
        assertThat(People.NORA.get(place).json().path("port").asInt()).isNotEqualTo(1);
    }

    private static Answered put(String place, String settings) {
        return People.NORA.send("PUT", place, "application/json", settings);
    }

    private static String settings(String host, int port, String security, String user, String password) {
        return """
                {"host":"%s","port":%d,"security":"%s","user":"%s","password":"%s","fromAddress":"crm@kramer.example"}
                """.formatted(host, port, security, user, password);
    }

    private static String place(String name) {
        JsonNode made =
                People.NORA.post("/sub-accounts", "{\"name\":\"" + name + "\"}").json();
        return "/sub-accounts/" + made.path("id").asString() + "/provider";
    }
}
