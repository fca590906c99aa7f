package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.http.Receiver;
import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The webhooks of a sub-account, as a program keeps them")
class WebhookResourceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    @DisplayName("a new one hears of the next change at once; its secret is shown once")
    void wholeWay() {
        String sub = place("Haken und Oese");
        String place = sub + "/webhooks";
        try (Receiver receiver = Receiver.plain()) {
            Answered made = People.NORA
                    .with("Idempotency-Key", "hook " + UUID.randomUUID())
                    .post(place, "{\"url\":\"http://localhost:" + receiver.port() + "/tandem\"}");
            assertThat(made.problem()).startsWith("400 invalid-parameter");
            Program nora = People.NORA.with("Idempotency-Key", "hook-" + UUID.randomUUID());
            String body = "{\"url\":\"http://localhost:" + receiver.port() + "/tandem\"}";
            made = nora.post(place, body);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.json().path("secret").asString()).startsWith("tandem_whs_");
            assertThat(nora.post(place, body).json().path("secret").isNull()).isTrue();
            String id = made.json().path("id").asString();
            assertThat(made.header("Location")).isEqualTo("/api/v1" + place + "/" + id);

            String contact = People.NORA
                    .post(sub + "/contacts", "{\"firstName\":\"Jana\",\"lastName\":\"Weber\",\"addresses\":[]}")
                    .json()
                    .path("id")
                    .asString();
            JsonNode event = JSON.readTree(receiver.next().body());
            assertThat(event.path("type").asString()).isEqualTo("contact.changed");
            assertThat(event.path("contactId").asString()).isEqualTo(contact);
            assertThat(People.NORA.get(place).text()).doesNotContain("tandem_whs_");
            assertThat(People.NORA.delete(place + "/" + id).status()).isEqualTo(204);
            assertThat(People.NORA.delete(place + "/" + id).problem()).isEqualTo("404 not-found");
        }
    }

    @Test
    @DisplayName("are kept by admins alone, and found in their own sub-account only")
    void admins() {
        String place = place("Nur wir") + "/webhooks";
        String id = People.NORA
                .post(place, "{\"url\":\"https://hooks.company.example/tandem\"}")
                .json()
                .path("id")
                .asString();
        assertThat(People.NORA.get(place + "/" + id + "/deliveries").json().path("items"))
                .isEmpty();
        assertThat(People.BEN.get(People.KRAMER + "/webhooks").problem()).isEqualTo("403 not-allowed");
        assertThat(People.BEN
                        .post(People.KRAMER + "/webhooks", "{\"url\":\"https://a.example/\"}")
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.ADA.get(People.KRAMER + "/webhooks/" + id).problem()).isEqualTo("404 not-found");
        assertThat(People.ADA
                        .get(People.KRAMER + "/webhooks/" + id + "/deliveries")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(People.ADA.delete(People.KRAMER + "/webhooks/" + id).problem())
                .isEqualTo("404 not-found");
        assertThat(People.ADA.get(place).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("are refused where the address is none to post to")
    void refused() {
        String place = place("Falsche Haken") + "/webhooks";
        for (String url : new String[] {
            "",
            "nonsense",
            "ftp://a.example/",
            "https:///x",
            "https://user:pw@a.example/",
            "https://a.example/#x",
            "file:/etc/passwd"
        }) {
            assertThat(People.NORA.post(place, "{\"url\":\"" + url + "\"}").problem())
                    .as(url)
                    .isEqualTo("422 invalid-input [url]");
        }
        assertThat(People.NORA.post(place, "{}").problem()).isEqualTo("422 invalid-input [url]");
    }

    private static String place(String name) {
        JsonNode made =
                People.NORA.post("/sub-accounts", "{\"name\":\"" + name + "\"}").json();
        return "/sub-accounts/" + made.path("id").asString();
    }
}
