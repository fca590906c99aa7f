package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sub-accounts and members")
class SubAccountResourceTest {

    @Test
    @DisplayName("are made by agency admins, who then invite people and may join themselves")
    void made() {
        Answered made =
                People.NORA.post("/sub-accounts", "{\"name\":\"Kanzlei Petersen\",\"gatePolicy\":\"ANY_CONTACT\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("dailyLimit").asInt()).isEqualTo(500);
        assertThat(made.json().path("timeZone").asString()).isEqualTo("Europe/Berlin");
        String place = "/sub-accounts/" + made.json().path("id").asString();
        assertThat(People.NORA.get(place + "/members").json().path("items")).isEmpty();

        Answered joined = People.NORA.post(
                place + "/members",
                "{\"email\":\"nora@nordlicht.example\",\"name\":\"Nora Lindqvist\",\"role\":\"ADMIN\"}");
        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json().has("invitationUrl")).isFalse();

        Answered invited = People.NORA.post(
                place + "/members", "{\"email\":\"jo@petersen.example\",\"name\":\"Jo Petersen\",\"role\":\"USER\"}");
        assertThat(invited.json().path("invitationUrl").asString()).startsWith("http://localhost:8299/invitations/");
        String member = place + "/members/" + invited.json().path("userId").asString();
        assertThat(People.NORA.get(member).json().path("invited").asBoolean()).isTrue();
        assertThat(People.NORA.delete(member).status()).isEqualTo(204);
        assertThat(People.NORA.delete(member).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("are changed by their admins alone, field by field")
    void changed() {
        assertThat(People.BEN.patch(People.KRAMER, "{\"dailyLimit\":7}").problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.TIMO.patch(People.KRAMER, "{\"dailyLimit\":7}").problem())
                .isEqualTo("404 not-found");
        assertThat(People.ADA.patch(People.KRAMER, "{\"dailyLimit\":0}").problem())
                .isEqualTo("422 invalid-input [dailyLimit]");
        assertThat(People.ADA
                        .patch(People.KRAMER, "{\"gatePolicy\":\"NOBODY\"}")
                        .problem())
                .isEqualTo("422 invalid-input [gatePolicy]");
        assertThat(People.ADA
                        .patch(People.KRAMER, "{\"timeZone\":\"Mars/Base\",\"language\":\"tlh\"}")
                        .problem())
                .isEqualTo("422 invalid-input [timeZone, language]");
        Answered changed =
                People.ADA.send("PATCH", People.KRAMER, "application/merge-patch+json", "{\"dailyLimit\":400}");
        assertThat(changed.json().path("dailyLimit").asInt()).isEqualTo(400);
        assertThat(changed.json().path("name").asString()).isEqualTo("Fenster Kramer");
    }

    @Test
    @DisplayName("are refused to whoever may not make them or change who belongs to them")
    void refused() {
        assertThat(People.BEN.post("/sub-accounts", "{\"name\":\"Mine\"}").problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.BEN
                        .post(People.KRAMER + "/members", "{\"email\":\"x@y.example\",\"name\":\"X\"}")
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.BEN
                        .delete(People.KRAMER + "/members/" + People.id(People.ADA))
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.TIMO.get(People.KRAMER + "/members").problem()).isEqualTo("404 not-found");
        assertThat(People.ADA
                        .post(People.KRAMER + "/members", "{\"email\":\"x\",\"name\":\"\",\"password\":\"short\"}")
                        .problem())
                .isEqualTo("422 invalid-input [email, name, password]");
    }

    @Test
    @DisplayName("are listed to the end: to members theirs, to agency admins all")
    void listed() {
        assertThat(People.TIMO.get("/sub-accounts").json().path("items")).hasSize(1);
        String first = People.BEN
                .get("/sub-accounts?limit=1")
                .json()
                .path("nextCursor")
                .asString();
        Answered second = People.BEN.get("/sub-accounts?limit=1&cursor=" + first);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        assertThat(People.BEN.get("/me").json().path("memberships")).hasSize(2);
        assertThat(People.NORA.get("/me").json().path("memberships").toString()).doesNotContain("Fenster Kramer");
    }
}
