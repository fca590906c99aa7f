package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Merges of contacts")
class MergeResourceTest {

    private static final String HERE = People.KRAMER + "/contacts";

    @Test
    @DisplayName("are offered, done once, undone, and told to nobody else")
    void life() {
        String first = add("Vera", "doppelt@zwilling.example");
        String second = add("Wera", "DOPPELT@zwilling.example");
        JsonNode offered = People.ADA.get(HERE + "/duplicates").json().path("items");
        assertThat(offered.valueStream().map(group -> group.path("contactIds").toString()))
                .contains("[\"" + first + "\",\"" + second + "\"]");

        Program once = People.BEN.with("Idempotency-Key", UUID.randomUUID().toString());
        String order = "{\"into\":\"" + second + "\",\"contactIds\":[\"" + first + "\"]}";
        Answered done = once.post(HERE + "/merge", order);
        assertThat(done.status()).isEqualTo(201);
        assertThat(once.post(HERE + "/merge", order).json()).isEqualTo(done.json());
        assertThat(done.json().path("into").asString()).isEqualTo(second);
        assertThat(done.json().path("contactIds").path(0).asString()).isEqualTo(first);
        assertThat(People.BEN.get(HERE + "/" + first).problem()).isEqualTo("404 not-found");

        String path = done.header("Location").substring("/api/v1".length());
        assertThat(People.ADA.get(path).json()).isEqualTo(done.json());
        assertThat(People.TIMO.get(path).problem()).isEqualTo("404 not-found");
        assertThat(People.BEN
                        .post(path.replace(People.KRAMER, People.LINDENHOF) + "/undo", "")
                        .problem())
                .isEqualTo("404 not-found");

        Answered undone = People.ADA.post(path + "/undo", "");
        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.json().path("undoneAt").isNull()).isFalse();
        assertThat(People.BEN.get(HERE + "/" + first).json().path("firstName").asString())
                .isEqualTo("Vera");
    }

    @Test
    @DisplayName("of fewer than two contacts are refused, and so is undoing what was merged on")
    void refused() {
        String first = add("Eins", "eins@kette.example");
        String second = add("Zwei", "zwei@kette.example");
        String third = add("Drei", "drei@kette.example");
        assertThat(People.BEN.post(HERE + "/merge", "{}").problem()).isEqualTo("422 invalid-input [contactIds]");
        assertThat(merge(first, first).problem()).isEqualTo("422 invalid-input [contactIds]");

        String path = merge(first, second).header("Location").substring("/api/v1".length());
        assertThat(merge(third, first).status()).isEqualTo(201);
        assertThat(People.BEN.post(path + "/undo", "").problem()).isEqualTo("409 not-undoable");
    }

    private static Answered merge(String into, String other) {
        return People.BEN.post(HERE + "/merge", "{\"into\":\"" + into + "\",\"contactIds\":[\"" + other + "\"]}");
    }

    private static String add(String first, String address) {
        return People.BEN
                .post(HERE, "{\"firstName\":\"" + first + "\",\"addresses\":[{\"value\":\"" + address + "\"}]}")
                .json()
                .path("id")
                .asString();
    }
}
