package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;
import tools.jackson.databind.JsonNode;

@DisplayName("The smart address")
class SmartBccResourceTest {

    private static final String SMART = People.KRAMER + "/smart-bcc";

    @Test
    @DisplayName("R02, R62: is the user's own, stays the same, and is nobody's who is no member")
    void own() {
        String bens = address(People.BEN);

        assertThat(bens).matches("[0-9a-z]{26}@in\\.tandem\\.example").isEqualTo(address(People.BEN));
        assertThat(bens).isNotEqualTo(address(People.ADA));
        assertThat(People.BEN
                        .get(People.KRAMER + "/connection")
                        .json()
                        .path("smartBccAddress")
                        .asString())
                .isEqualTo(bens);
        assertThat(bens)
                .isNotEqualTo(People.BEN
                        .get(People.LINDENHOF + "/smart-bcc")
                        .json()
                        .path("address")
                        .asString());
        assertThat(People.NORA.get(SMART).problem()).isEqualTo("403 not-allowed");
        assertThat(People.TIMO.get(SMART).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName(
            "R60, R61, R66: takes an email over SMTP, files it within seconds and makes a contact, with no mailbox connected")
    void captures() throws IOException {
        send(address(People.ADA), "ada@nordlicht.example", "kurt@kurtz-metallbau.example");

        await().until(
                        () -> People.ADA
                                .get(SMART + "/captures")
                                .json()
                                .path("items")
                                .path(0)
                                .path("state")
                                .asString(),
                        "CAPTURED"::equals);

        JsonNode contact = People.contact(People.KRAMER, "kurt@kurtz-metallbau.example");
        assertThat(contact.path("assignedTo").asString()).isEqualTo(People.id(People.ADA));
        assertThat(contact.path("lastName").asString()).isEqualTo("Kurtz");
    }

    @Test
    @DisplayName("R63: keeps what its owner did not send, until the owner decides; nobody else can")
    void quarantine() throws IOException {
        send(address(People.BEN), "someone@elsewhere.example", "paula@paulsen.example");
        await().until(
                        () -> People.BEN
                                .get(SMART + "/quarantine")
                                .json()
                                .path("items")
                                .size(),
                        count -> count == 1);
        JsonNode waiting =
                People.BEN.get(SMART + "/quarantine").json().path("items").path(0);
        String id = waiting.path("id").asString();

        assertThat(waiting.path("reason").asString()).isEqualTo("NOT_YOURS");
        assertThat(waiting.path("from").asString()).isEqualTo("someone@elsewhere.example");
        assertThat(People.ADA.get(SMART + "/quarantine").json().path("items")).isEmpty();
        assertThat(People.ADA.post(SMART + "/quarantine/" + id + "/release", "").problem())
                .isEqualTo("404 not-found");

        assertThat(People.BEN.post(SMART + "/quarantine/" + id + "/drop", "").status())
                .isEqualTo(204);
        assertThat(People.BEN.get(SMART + "/quarantine").json().path("items")).isEmpty();
        assertThat(People.contact(People.KRAMER, "paula@paulsen.example").isMissingNode())
                .isTrue();
    }

    @Test
    @DisplayName("R63: takes everything from an address from now on, when its owner says so")
    void always() throws IOException {
        String place = People.LINDENHOF + "/smart-bcc";
        String smart = People.TIMO.get(place).json().path("address").asString();
        send(smart, "always@elsewhere.example", "anna@always.example");
        await().until(() -> waiting(place), count -> count == 1);
        String id = People.TIMO
                .get(place + "/quarantine")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(People.TIMO
                        .post(place + "/quarantine/" + id + "/release", "{\"under\":\"nobody@nowhere.example\"}")
                        .problem())
                .isEqualTo("422 invalid-input [under]");
        assertThat(People.TIMO
                        .post(place + "/quarantine/" + id + "/release", "{\"always\":true,\"under\":\"a@b.example\"}")
                        .problem())
                .isEqualTo("422 invalid-input [under]");
        assertThat(People.TIMO
                        .post(place + "/quarantine/" + id + "/release", "{\"always\":true}")
                        .status())
                .isEqualTo(204);
        send(smart, "always@elsewhere.example", "bert@always.example");
        await().until(() -> People.contact(People.LINDENHOF, "bert@always.example"), found -> !found.isMissingNode());
        assertThat(waiting(place)).isZero();
    }

    @Test
    @DisplayName("is told what came, stretch by stretch")
    void stretches() throws IOException {
        String place = People.KRAMER + "/smart-bcc/captures?limit=1";
        send(address(People.ADA), "ada@nordlicht.example", "erste@strecke.example");
        send(address(People.ADA), "ada@nordlicht.example", "zweite@strecke.example");
        JsonNode first = People.ADA.get(place).json();
        assertThat(first.path("items")).hasSize(1);
        JsonNode second = People.ADA
                .get(place + "&cursor=" + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").path(0).path("id"))
                .isNotEqualTo(first.path("items").path(0).path("id"));
        assertThat(People.ADA.get(place + "&cursor=nonsense").problem()).isEqualTo("400 invalid-parameter [cursor]");
    }

    private static int waiting(String place) {
        return People.TIMO.get(place + "/quarantine").json().path("items").size();
    }

    @Test
    @DisplayName("R62, R66: is replaced with a time of grace, and revoked; a revoked one is refused over SMTP")
    void replaced() {
        String place = People.LINDENHOF + "/smart-bcc";
        String old = People.BEN.get(place).json().path("address").asString();

        JsonNode rotated =
                People.BEN.post(place + "/rotate", "{\"grace\":\"WEEK\"}").json();
        assertThat(rotated.path("previous").path(0).asString()).isEqualTo(old);
        assertThat(rotated.path("address").asString()).isNotEqualTo(old);
        assertThat(rotated.path("graceEndsAt").isNull()).isFalse();

        assertThat(People.BEN.delete(place).status()).isEqualTo(204);
        assertThat(People.BEN.get(place).json().path("address").isNull()).isTrue();
        assertThatThrownBy(() -> send(old, "ben@nordlicht.example", "paula@paulsen.example"))
                .isInstanceOf(SMTPException.class)
                .hasMessageContaining("550");
    }

    @Test
    @DisplayName("R63: names the addresses it may be used from, has a link sent to a further one, and forgets it")
    void ownAddresses() {
        String place = SMART + "/own-addresses";
        JsonNode asked =
                People.ADA.post(place, "{\"address\":\"Ada@Private.example\"}").json();
        assertThat(asked.path("standing").asString()).isEqualTo("ASKED");
        assertThat(asked.path("linkUntil").isNull()).isFalse();
        assertThat(People.ADA.get(place).json().path("items").findValuesAsString("address"))
                .contains("ada@private.example");
        assertThat(People.ADA.post(place, "{\"address\":\"ada\"}").problem()).isEqualTo("422 invalid-input [address]");
        assertThat(People.ADA.post(place, "{}").problem()).isEqualTo("422 invalid-input [address]");
        assertThat(People.NORA.get(place).problem()).isEqualTo("403 not-allowed");
        assertThat(People.NORA
                        .post(place, "{\"address\":\"nora@private.example\"}")
                        .problem())
                .isEqualTo("403 not-allowed");

        assertThat(People.ADA.delete(place + "?address=ada%40private.example").status())
                .isEqualTo(204);
        assertThat(People.ADA.delete(place + "?address=ada%40private.example").problem())
                .isEqualTo("404 not-found");
        assertThat(People.ADA.get(place).json().path("items").findValuesAsString("address"))
                .doesNotContain("ada@private.example");
    }

    private static String address(Program program) {
        return program.get(SMART).json().path("address").asString();
    }

    private static void send(String smart, String from, String to) throws IOException {
        byte[] email = """
                From: <%s>
                To: Kurt Kurtz <%s>
                Subject: Gelaender
                Message-ID: <%s@mail.example>
                Date: Wed, 25 Nov 2026 08:30:00 +0100

                Guten Tag.
                """.formatted(from, to, to).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        SmartClient client = SmartClient.createAndConnect("localhost", RunningServer.SMTP_PORT, "mail.example");
        try {
            client.from(from);
            client.to(smart);
            client.dataStart();
            client.dataWrite(email);
            client.dataEnd();
        } finally {
            client.quit();
        }
    }
}
