package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Contacts")
class ContactResourceTest {

    private static final String HERE = People.KRAMER + "/contacts";

    @Test
    @DisplayName("are added, found by any spelling of an address, changed in part, emptied by null, and deleted")
    void life() {
        String ben = People.id(People.BEN);
        Answered made = People.BEN.post(HERE, """
                {"firstName":"Rosa","lastName":"Klüver","addresses":[{"value":"rosa@kluever.example"},
                 {"value":"office@kluever.example","primary":true}],"assignedTo":"%s","tags":["Glass"],"doNotDisturb":true}""".formatted(ben));
        assertThat(made.status()).isEqualTo(201);
        String path = made.header("Location").substring("/api/v1".length());
        assertThat(People.ADA.get(path).json()).isEqualTo(made.json());
        assertThat(made.json().path("addresses").path(1).path("primary").asBoolean())
                .isTrue();
        assertThat(People.contact(People.KRAMER, "ROSA@Kluever.example").path("id"))
                .isEqualTo(made.json().path("id"));

        JsonNode changed = People.ADA
                .patch(path, "{\"company\":\"Glas Klüver\",\"assignedTo\":null}")
                .json();
        assertThat(changed.path("company").asString()).isEqualTo("Glas Klüver");
        assertThat(changed.path("assignedTo").isNull()).isTrue();
        assertThat(changed.path("tags").path(0).asString()).isEqualTo("Glass");
        assertThat(changed.path("doNotDisturb").asBoolean()).isTrue();

        assertThat(People.BEN.delete(path).status()).isEqualTo(204);
        assertThat(People.BEN.get(path).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("are found by exactly a tag, together with words in any order")
    void byTag() {
        People.BEN.post(HERE, "{\"firstName\":\"Otto\",\"lastName\":\"Marke\",\"tags\":[\"Marked\"]}");
        People.BEN.post(HERE, "{\"firstName\":\"Ida\",\"lastName\":\"Marke\",\"tags\":[\"Marked\",\"Two\"]}");

        assertThat(People.ADA.get(HERE + "?tag=Marked").json().path("items")).hasSize(2);
        assertThat(People.ADA.get(HERE + "?tag=Marked&q=marke%20ida").json().path("items"))
                .hasSize(1);
        assertThat(People.ADA.get(HERE + "?tag=marked").json().path("items")).isEmpty();
        assertThat(People.ADA.get(HERE + "?tag=%00").problem()).isEqualTo("400 invalid-parameter [tag]");
    }

    @Test
    @DisplayName("are refused with the field named, in the caller's language")
    void badInput() {
        Answered refused = People.BEN.with("Accept-Language", "de-AT").post(HERE, """
                {"lastName":"Weber","addresses":[{"value":"a@b.example"},{"value":"nonsense"},{"value":"A@B.example"}]}""");
        assertThat(refused.problem()).isEqualTo("422 invalid-input [addresses[1].value, addresses[2].value]");
        assertThat(refused.json().path("detail").asString()).startsWith("Nichts wurde geändert.");
        assertThat(People.BEN.post(HERE, "{}").problem()).isEqualTo("422 invalid-input [lastName]");
        assertThat(People.BEN
                        .post(HERE, "{\"lastName\":\"A\",\"assignedTo\":\"" + People.id(People.TIMO) + "\"}")
                        .problem())
                .isEqualTo("422 invalid-input [assignedTo]");
        assertThat(People.BEN.post(HERE, "{\"lastName\":{}}").problem()).isEqualTo("422 invalid-input [lastName]");
        assertThat(People.BEN.post(HERE, "{\"lastName\":\"A\\u0000\"}").problem())
                .isEqualTo("422 invalid-input [lastName]");
        assertThat(People.BEN.post(HERE, "{\"lastName\":").problem()).isEqualTo("400 malformed-request");
        assertThat(People.BEN.post(HERE, "[]").problem()).isEqualTo("400 malformed-request");
        assertThat(People.BEN.get(HERE + "?assignedTo=somebody").problem())
                .isEqualTo("400 invalid-parameter [assignedTo]");
        assertThat(People.BEN.get(HERE + "?address=nonsense").problem()).isEqualTo("400 invalid-parameter [address]");
        assertThat(People.BEN.get(HERE + "?q=%00").problem()).isEqualTo("400 invalid-parameter [q]");
    }

    @Test
    @DisplayName("of other sub-accounts look like none, from every side")
    void foreign() {
        String jana = People.contact(People.KRAMER, "jana.weber@praxis-weber.example")
                .path("id")
                .asString();
        assertThat(People.TIMO.get(HERE).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO.get(HERE + "/" + jana).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO.post(HERE, "{\"lastName\":\"A\"}").problem()).isEqualTo("404 not-found");
        String there = People.LINDENHOF + "/contacts/" + jana;
        assertThat(People.TIMO.get(there).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO.patch(there, "{\"company\":\"Stolen\"}").problem())
                .isEqualTo("404 not-found");
        assertThat(People.TIMO.delete(there).problem()).isEqualTo("404 not-found");
        assertThat(People.BEN
                        .get("/sub-accounts/" + UUID.randomUUID() + "/contacts")
                        .problem())
                .isEqualTo("404 not-found");
        assertThat(People.BEN.get("/sub-accounts/1/contacts").problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("are paged to the end, each once; a limit or a cursor that is none is refused")
    void paging() {
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = People.TIMO
                    .get(People.LINDENHOF + "/contacts?limit=3" + cursor)
                    .json();
            page.path("items").forEach(item -> all.add(item.path("id").asString()));
            JsonNode next = page.path("nextCursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        seen.addAll(all);
        assertThat(all).hasSizeGreaterThanOrEqualTo(4).hasSize(seen.size());
        for (String limit : List.of("0", "201", "-1", "many", "99999999999")) {
            assertThat(People.TIMO
                            .get(People.LINDENHOF + "/contacts?limit=" + limit)
                            .problem())
                    .isEqualTo("400 invalid-parameter [limit]");
        }
        for (String made : List.of("nonsense", "!!", "MjAyNi0wMi0zMSAwMDowMDowMCswMHxh")) {
            assertThat(People.TIMO
                            .get(People.LINDENHOF + "/contacts?cursor=" + made)
                            .problem())
                    .isEqualTo("400 invalid-parameter [cursor]");
        }
    }

    @Test
    @DisplayName(
            "are made once by ten equal requests at the same time; the key is refused for another request and for nobody else's")
    void idempotent() throws Exception {
        Program program = People.BEN.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{\"lastName\":\"Zehnfach\",\"addresses\":[{\"value\":\"ten@zehnfach.example\"}]}";
        List<Callable<Answered>> requests = Collections.nCopies(10, () -> program.post(HERE, body));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Set<String> answers = new HashSet<>();
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get().status()).isEqualTo(201);
                answers.add(answer.get().text() + answer.get().header("Location"));
            }
            assertThat(answers).hasSize(1);
        }
        assertThat(People.ADA.get(HERE + "?q=zehnfach").json().path("items")).hasSize(1);
        assertThat(program.post(HERE, "{\"lastName\":\"Anders\"}").problem()).isEqualTo("422 idempotency-key-reused");
        Program ada = People.ADA.with("Idempotency-Key", program.header("Idempotency-Key"));
        assertThat(ada.post(HERE, "{\"lastName\":\"Adas\"}").status()).isEqualTo(201);
        assertThat(People.BEN.with("Idempotency-Key", "a b").post(HERE, body).problem())
                .isEqualTo("400 invalid-parameter [Idempotency-Key]");
    }

    @Test
    @DisplayName("leave the key free when they are refused")
    void refusalKeepsNothing() {
        Program program = People.BEN.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(program.post(HERE, "{}").problem()).isEqualTo("422 invalid-input [lastName]");
        assertThat(program.post(HERE, "{\"lastName\":\"Danach\"}").status()).isEqualTo(201);
    }
}
