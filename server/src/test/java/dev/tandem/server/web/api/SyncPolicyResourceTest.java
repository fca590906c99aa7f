package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The sync policy, as a program sees and changes it (R13, R16, R28)")
class SyncPolicyResourceTest {

    private static final String POLICY = People.KRAMER + "/sync-policy";

    @Test
    @DisplayName("previewed and changed whole by admins alone, and taken back")
    void changed() {
        JsonNode before = People.BEN.get(POLICY).json();
        String blocking = policy("[\"Werbung.Example\",\"@werbung.example\"]", "[]");
        assertThat(People.BEN.send("PUT", POLICY, "application/json", blocking).problem())
                .isEqualTo("403 not-allowed");
        assertThat(People.BEN.post(POLICY + "/preview", blocking).problem()).isEqualTo("403 not-allowed");
        Answered preview = People.ADA.post(POLICY + "/preview", blocking);
        assertThat(preview.json().propertyNames())
                .containsExactlyInAnyOrder("coming", "going", "contacts", "contactsTotal", "listed");
        assertThat(People.ADA.get(POLICY).json()).isEqualTo(before);

        Answered after = People.ADA.send("PUT", POLICY, "application/json", blocking);
        assertThat(after.json().path("blocked").valueStream().map(JsonNode::asString))
                .containsExactly("werbung.example");

        JsonNode change =
                People.ADA.get(POLICY + "/changes").json().path("items").path(0);
        assertThat(change.path("added").path(0).path("value").asString()).isEqualTo("werbung.example");
        assertThat(change.path("by").asString()).isEqualTo("Ada Lenz");
        String path = POLICY + "/changes/" + change.path("id").asString();
        assertThat(People.BEN.get(path).problem()).isEqualTo("404 not-found");
        assertThat(People.ADA.post(path + "/undo", "").status()).isEqualTo(200);
        assertThat(People.ADA.post(path + "/undo", "").problem()).isEqualTo("409 not-undoable");
        assertThat(People.ADA.get(POLICY).json()).isEqualTo(before);
    }

    @Test
    @DisplayName("refused with the field named where something is missing or contradicts itself")
    void refused() {
        assertThat(put("{}")).isEqualTo("422 invalid-input [gatePolicy, plusSuffix, blocked, internalDomains]");
        assertThat(put(policy("[\"nonsense\"]", "[\"also nonsense\"]")))
                .isEqualTo("422 invalid-input [internalDomains, blocked]");
        assertThat(put(policy("[\"a@werk.example\"]", "[\"werk.example\"]"))).isEqualTo("422 invalid-input [blocked]");
    }

    @Test
    @DisplayName("everybody has a block list of their own, and nobody sees another's")
    void own() {
        Answered mine = People.BEN.send(
                "PUT", POLICY + "/own", "application/json", "{\"blocked\":[\"tante@familie.example\"]}");
        assertThat(mine.json().path("blocked").path(0).asString()).isEqualTo("tante@familie.example");
        assertThat(People.ADA.get(POLICY + "/own").json().path("blocked")).isEmpty();
        assertThat(People.ADA.get(POLICY).json().path("blocked")).isEmpty();
        assertThat(People.TIMO.get(POLICY + "/own").problem()).isEqualTo("404 not-found");
        JsonNode change =
                People.BEN.get(POLICY + "/changes").json().path("items").path(0);
        assertThat(change.path("own").asBoolean()).isTrue();

        String path = POLICY + "/changes/" + change.path("id").asString();
        assertThat(People.ADA.post(path + "/undo", "").problem()).isEqualTo("404 not-found");
        assertThat(People.BEN.post(path + "/undo", "").status()).isEqualTo(200);
        assertThat(People.BEN.get(POLICY + "/own").json().path("blocked")).isEmpty();
    }

    @Test
    @DisplayName("R32: who has a thread is asked of threads that are here")
    void claim() {
        String claim = People.KRAMER + "/threads/" + UUID.randomUUID() + "/claim";
        assertThat(People.BEN.get(claim).problem()).isEqualTo("404 not-found");
        assertThat(People.ADA.post(claim + "/requests", "").problem()).isEqualTo("404 not-found");
    }

    private static String put(String body) {
        return People.ADA.send("PUT", POLICY, "application/json", body).problem();
    }

    private static String policy(String blocked, String internal) {
        return "{\"gatePolicy\":\"ASSIGNED\",\"plusSuffix\":\"COUNTS\",\"blocked\":" + blocked + ",\"internalDomains\":"
                + internal + "}";
    }
}
