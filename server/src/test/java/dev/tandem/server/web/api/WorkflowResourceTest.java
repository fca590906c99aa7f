package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@DisplayName("Workflows for programs")
@Timeout(60)
class WorkflowResourceTest {

    private static final String HERE = People.KRAMER + "/workflows";

    @Test
    @DisplayName("R42: one starts for a new contact, and its run is followed to its end; strangers see nothing of it")
    void followed() {
        Answered made = People.BEN.post(HERE, """
                {"name": "Welcome", "enabled": true, "trigger": {"type": "CONTACT_TAG_ADDED", "tag": "Workflow test"},
                 "steps": [{"type": "SEND_EMAIL", "subject": "Hello {{contact.firstName|there}}", "html": "<p>Hi<script>z()</script></p>"},
                           {"type": "ADD_TAG", "tag": "Welcomed"}]}
                """);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("steps").path(0).path("html").asString()).isEqualTo("<p>Hi</p>");
        assertThat(made.json().path("steps").path(0).path("text").asString()).isEqualTo("Hi");
        String path = HERE + "/" + made.json().path("id").asString();
        contact("workflow-followed@praxis.example", "Workflow test");
        JsonNode runs = Connecting.eventually(
                () -> People.BEN.get(path + "/runs").json().path("items"),
                items -> items.size() == 1
                        && items.path(0).path("state").asString().equals("FINISHED"));
        String run = path + "/runs/" + runs.path(0).path("id").asString();
        assertThat(People.BEN.get(run + "/trace").json().path("items"))
                .extracting(one -> one.path("outcome").asString())
                .containsExactly("STARTED", "QUEUED", "SENT", "DONE", "ENDED");
        assertThat(People.BEN.post(run + "/retry", "").problem()).isEqualTo("409 not-in-this-state");
        assertThat(People.BEN.post(run + "/end", "").problem()).isEqualTo("409 not-in-this-state");
        assertThat(People.TIMO.get(path).problem()).isEqualTo("404 not-found");
        assertThat(People.TIMO.get(run + "/trace").problem()).isEqualTo("404 not-found");
        assertThat(People.BEN.get(path).json().path("runs").path("begun").asInt())
                .isEqualTo(1);
        assertThat(People.BEN.delete(path).status()).isEqualTo(204);
        assertThat(People.BEN.get(path).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("a program starts it by its address, for contacts that are there, and the same once")
    void hook() throws Exception {
        JsonNode made = People.BEN.post(HERE, """
                        {"name": "By a program", "enabled": true, "trigger": {"type": "WEBHOOK"}, "steps": [{"type": "WAIT", "days": 1}]}
                        """).json();
        String hook = made.path("hookUrl").asString().replaceFirst("^https?://[^/]+", "");
        contact("hooked@praxis.example", "Nothing");
        assertThat(anybody(hook, "{\"email\":\"hooked@praxis.example\"}")
                        .json()
                        .path("started")
                        .asBoolean())
                .isTrue();
        assertThat(anybody(hook, "{\"email\":\"hooked@praxis.example\"}")
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("RUNS_ALREADY");
        assertThat(anybody(hook, "{\"email\":\"nobody@praxis.example\"}").status())
                .isEqualTo(422);
        assertThat(anybody(hook + "x", "{\"email\":\"hooked@praxis.example\"}").status())
                .isEqualTo(404);
        String path = HERE + "/" + made.path("id").asString();
        String run = path + "/runs/"
                + People.BEN
                        .get(path + "/runs")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        assertThat(People.BEN.post(run + "/end", "").json().path("reason").asString())
                .isEqualTo("PERSON");
    }

    @Test
    @DisplayName("what cannot be is refused field by field, and nothing is kept or changed")
    void refused() {
        int before = People.BEN.get(HERE).json().path("items").size();
        assertThat(People.BEN.post(HERE, """
                        {"name": "", "trigger": {"type": "NO_REPLY"}, "steps": [{"type": "SEND_EMAIL", "subject": "{{contact.nme}}"},
                         {"type": "WAIT"}, {"type": "CONDITION", "check": "HAS_TAG"}, {"type": "JUMP"}, {"type": "WEBHOOK", "url": "ftp://x"}]}
                        """).problem()).isEqualTo("422 invalid-input [name]");
        assertThat(People.BEN.post(HERE, """
                        {"name": "n", "trigger": {"type": "NO_REPLY"}, "steps": [{"type": "SEND_EMAIL", "subject": "{{contact.nme}}"},
                         {"type": "WAIT"}, {"type": "CONDITION", "check": "HAS_TAG"}, {"type": "JUMP"}, {"type": "WEBHOOK", "url": "ftp://x"}]}
                        """).problem())
                .isEqualTo(
                        "422 invalid-input [trigger.days, steps[0].subject, steps[0].text, steps[1].days, steps[2].tag, steps[3].type, steps[4].url]");
        assertThat(People.BEN.get(HERE).json().path("items")).hasSize(before);
        Answered made = People.BEN.post(
                HERE,
                "{\"name\":\"n\",\"trigger\":{\"type\":\"MANUAL\"},\"steps\":[{\"type\":\"ADD_TAG\",\"tag\":\"x\"}]}");
        String path = HERE + "/" + made.json().path("id").asString();
        assertThat(put(path, "{\"name\":\"other\",\"trigger\":{\"type\":\"MANUAL\"},\"steps\":[]}")
                        .problem())
                .isEqualTo("422 invalid-input [steps]");
        assertThat(People.BEN.get(path).json().path("name").asString()).isEqualTo("n");
        assertThat(put(
                                path,
                                "{\"name\":\"other\",\"enabled\":true,\"trigger\":{\"type\":\"MANUAL\"},\"steps\":[{\"type\":\"ADD_TAG\",\"tag\":\"y\"}]}")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(People.BEN.get(path).json().path("enabled").asBoolean()).isTrue();
    }

    private static Answered put(String path, String json) {
        return People.BEN.send("PUT", path, "application/json", json);
    }

    /** Who has nothing but the address. */
    private static Answered anybody(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RunningServer.url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return new Answered(Program.HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void contact(String address, String tag) {
        assertThat(People.BEN
                        .post(People.KRAMER + "/contacts", """
                                {"firstName": "Luc", "lastName": "Test", "addresses": [{"value": "%s", "primary": true}], "tags": ["%s"]}
                                """.formatted(address, tag))
                        .status())
                .isEqualTo(201);
    }
}
