package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.web.api.Program.Answered;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The API's manners")
class ProtocolTest {

    @Test
    @DisplayName("every refusal is a problem: unknown paths, methods, media types, and callers nobody knows")
    void problems() {
        assertThat(People.BEN.get("/nowhere").problem()).isEqualTo("404 not-found");
        Answered method = People.BEN.post("/me", "{}");
        assertThat(method.problem()).isEqualTo("405 method-not-allowed");
        assertThat(method.header("Allow")).contains("GET");
        assertThat(People.BEN.with("Accept", "image/png").get("/me").problem()).isEqualTo("406 not-acceptable");
        assertThat(People.BEN
                        .send("POST", People.KRAMER + "/contacts", "text/plain", "x")
                        .problem())
                .isEqualTo("415 unsupported-media-type");
        assertThat(Program.nobody().get("/nowhere").problem()).isEqualTo("401 not-authenticated");
        assertThat(Program.nobody()
                        .with("Authorization", "Bearer nonsense")
                        .get("/me")
                        .header("WWW-Authenticate"))
                .contains("invalid_token");
    }

    @Test
    @DisplayName("addresses that no honest program writes, and requests beyond all measure, are problems too")
    void oddAndLarge() {
        assertThat(People.BEN.get("//me").problem()).isEqualTo("400 malformed-request");
        assertThat(People.BEN.get("/me;x=1").problem()).isEqualTo("400 malformed-request");
        String large = "x".repeat(49 * 1024 * 1024);
        assertThat(People.BEN.post(People.KRAMER + "/contacts", large).problem())
                .isEqualTo("413 too-large");
    }

    @Test
    @DisplayName("no session and no cookie, neither given nor taken")
    void stateless() {
        assertThat(People.BEN.get("/me").header("Set-Cookie")).isEmpty();
        assertThat(Program.nobody().get("/me").header("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("sentences come in the language that is asked for, else in the user's own")
    void languages() {
        assertThat(People.TIMO.get("/nowhere").json().path("title").asString()).isEqualTo("Nicht gefunden");
        assertThat(People.TIMO
                        .with("Accept-Language", "en")
                        .get("/nowhere")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Not found");
        assertThat(People.BEN
                        .with("Accept-Language", "fr")
                        .get("/nowhere")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("Not found");
    }

    @Test
    @DisplayName("the OpenAPI document is open, is version 3.1, and names every path, scheme and problem")
    void description() throws Exception {
        HttpResponse<String> answer = open("/v3/api-docs");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode document = JsonMapper.builder().build().readTree(answer.body());
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").propertyNames())
                .contains("/api/v1/tokens", "/api/v1/me", "/api/v1/sub-accounts/{sub}/messages/{id}/retry");
        assertThat(document.path("components").path("securitySchemes").propertyNames())
                .contains("token", "password");
        JsonNode list = document.path("paths")
                .path("/api/v1/sub-accounts/{sub}/contacts")
                .path("get");
        assertThat(list.path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder("sub", "q", "address", "assignedTo", "tag", "limit", "cursor");
        assertThat(list.path("responses").path("default").toString()).contains("#/components/schemas/Problem");
        assertThat(document.path("components").path("schemas").propertyNames()).contains("Problem", "Message");
    }

    @Test
    @DisplayName("the page of the description is open, and everything it needs comes from this server")
    void page() throws Exception {
        HttpResponse<String> page = open("/api");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self';");
        for (String part : new String[] {
            "/webjars/swagger-ui/swagger-ui-bundle.js", "/webjars/swagger-ui/swagger-ui.css", "/assets/api.js"
        }) {
            assertThat(page.body()).contains(part);
            assertThat(open(part).statusCode()).as(part).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("health is for everybody, metrics only for this machine or an agency admin")
    void operators() throws Exception {
        assertThat(open("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(open("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        assertThat(metricsThroughProxy("None").statusCode()).isEqualTo(401);
        assertThat(metricsThroughProxy(People.BEN.header("Authorization")).statusCode())
                .isEqualTo(403);
        assertThat(metricsThroughProxy(People.NORA.header("Authorization")).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> open(String path) throws Exception {
        return Program.HTTP.send(
                HttpRequest.newBuilder(URI.create(RunningServer.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> metricsThroughProxy(String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RunningServer.url() + "/actuator/prometheus"))
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Authorization", authorization)
                .build();
        return Program.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
