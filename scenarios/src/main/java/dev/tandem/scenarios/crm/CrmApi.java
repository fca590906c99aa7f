package dev.tandem.scenarios.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.harness.Json;
import dev.tandem.scenarios.harness.Web;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The public API, used by a program that works in somebody's name. */
public final class CrmApi {

    private final String root;
    private final String authorization;

    private CrmApi(String root, String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    /** Makes a token with login and password, and works with it from then on. */
    public static CrmApi of(String serverUrl, String address, String password) {
        String root = serverUrl + "/api/v1";
        String basic = Base64.getEncoder().encodeToString((address + ":" + password).getBytes(StandardCharsets.UTF_8));
        JsonNode token = new CrmApi(root, "Basic " + basic).post("/tokens", Map.of("name", "Scenario"));
        return new CrmApi(root, "Bearer " + token.path("token").asString());
    }

    /** The same person with the same token, at another node. */
    public CrmApi at(String serverUrl) {
        return new CrmApi(serverUrl + "/api/v1", authorization);
    }

    /** Whatever it is answered with. A key other than the empty one makes it safe to ask again. */
    public HttpResponse<byte[]> answer(String verb, String path, Map<String, ?> body, String idempotencyKey) {
        return ask(verb, path, body, idempotencyKey);
    }

    public JsonNode get(String path) {
        return read("GET", path, Map.of());
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return read("POST", path, body);
    }

    public JsonNode patch(String path, Map<String, ?> body) {
        return read("PATCH", path, body);
    }

    public void delete(String path) {
        assertThat(ask("DELETE", path, Map.of()).statusCode())
                .as("DELETE %s", path)
                .isEqualTo(204);
    }

    /** Asks for something in another form than JSON. */
    public JsonNode post(String path, String contentType, byte[] body, Duration max) {
        HttpResponse<byte[]> answer = Web.ask(Web.to(root + path)
                .timeout(max)
                .header("Authorization", authorization)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertThat(answer.statusCode())
                .as("POST %s: %s", path, new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return Json.read(answer.body());
    }

    /** The bytes of a file. */
    public byte[] bytes(String path) {
        HttpResponse<byte[]> answer = ask("GET", path, Map.of());
        assertThat(answer.statusCode()).as("GET %s", path).isEqualTo(200);
        return answer.body();
    }

    /** Asks for something that is refused; answers status and body. */
    public Refusal refusal(String verb, String path, Map<String, ?> body) {
        HttpResponse<byte[]> answer = ask(verb, path, body);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return new Refusal(answer.statusCode(), Json.read(answer.body()));
    }

    /** What a refused request is answered with. */
    public record Refusal(int status, JsonNode problem) {}

    private JsonNode read(String verb, String path, Map<String, ?> body) {
        HttpResponse<byte[]> answer = ask(verb, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", verb, path, new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return Json.read(answer.body());
    }

    private HttpResponse<byte[]> ask(String verb, String path, Map<String, ?> body) {
        return ask(verb, path, body, "");
    }

    private HttpResponse<byte[]> ask(String verb, String path, Map<String, ?> body, String idempotencyKey) {
        HttpRequest.Builder request = Web.to(root + path)
                .header("Authorization", authorization)
                .header("Accept", "application/json, application/problem+json, */*");
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return Web.ask(request.method(verb, BodyPublishers.noBody()).build());
        }
        return Web.ask(request.header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofByteArray(Json.write(body)))
                .build());
    }
}
