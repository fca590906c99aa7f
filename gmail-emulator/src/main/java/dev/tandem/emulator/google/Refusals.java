package dev.tandem.emulator.google;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The refusals that Gmail is known to give, word for word. */
public final class Refusals {
    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication"
            + " credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    private Refusals() {}

    public static Refusal notFound() {
        return Refusal.of(404, "notFound", "Requested entity was not found.");
    }

    public static Refusal invalidArgument(String message) {
        return Refusal.of(400, "invalidArgument", message);
    }

    public static Refusal badRequest(String message) {
        return Refusal.of(400, "badRequest", message);
    }

    public static Refusal invalidId() {
        return invalidArgument("Invalid id value");
    }

    public static Refusal requiresRaw() {
        return invalidArgument("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
    }

    public static Refusal tooLarge(long bytesMax) {
        return badRequest("Request payload size exceeds the limit: " + bytesMax + " bytes.");
    }

    public static Refusal jsonTooLarge() {
        return Refusal.of(413, "uploadTooLarge", "Request Entity Too Large");
    }

    public static Refusal noCredentials() {
        return unauthenticated(
                "Request is missing required authentication credential. " + EXPECTED,
                "Login Required.",
                "required",
                "");
    }

    public static Refusal invalidCredentials() {
        return unauthenticated(
                "Request had invalid authentication credentials. " + EXPECTED,
                "Invalid Credentials",
                "authError",
                ", error=\"invalid_token\"");
    }

    public static Refusal insufficientScopes(ApiMethod method) {
        ObjectNode detail = Json.object();
        detail.put("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        detail.put("reason", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        detail.put("domain", "googleapis.com");
        detail.putObject("metadata").put("service", "gmail.googleapis.com").put("method", method.id());
        String header = REALM + ", error=\"insufficient_scope\", scope=\"" + scopes(method.scopes()) + "\"";
        return new Refusal(new Refusal.Body(
                403,
                "Request had insufficient authentication scopes.",
                "Insufficient Permission",
                "global",
                "insufficientPermissions",
                "PERMISSION_DENIED",
                null,
                detail,
                Map.of("WWW-Authenticate", header)));
    }

    public static Refusal delegationDenied(String owner) {
        return Refusal.of(403, "forbidden", "Delegation denied for " + owner);
    }

    public static Refusal quotaExceeded() {
        String message = "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service"
                + " 'gmail.googleapis.com' for consumer 'project_number:1'.";
        return Refusal.of(403, "usageLimits", "rateLimitExceeded", message);
    }

    public static Refusal exhausted() {
        return Refusal.of(429, "rateLimitExceeded", "Resource has been exhausted (e.g. check quota).");
    }

    /** Two blanks and a time in the text: that is how the real one writes it. */
    public static String retryAfter(Instant at) {
        return "User-rate limit exceeded.  Retry after " + at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Refusal sendingLimit(Instant at) {
        return Refusal.of(429, "usageLimits", "rateLimitExceeded", retryAfter(at) + " (Mail sending)");
    }

    public static Answer.Whole answer(Refusal refusal) {
        Refusal.Body body = refusal.body();
        ObjectNode root = Json.object();
        ObjectNode error = root.putObject("error");
        error.put("code", body.code()).put("message", body.message());
        ObjectNode first = error.putArray("errors").addObject();
        first.put("message", body.inner()).put("domain", body.domain()).put("reason", body.reason());
        if (body.location() != null) {
            first.put("location", body.location());
            first.put("locationType", body.location().equals("Authorization") ? "header" : "parameter");
        }
        error.put("status", body.status());
        if (body.detail() != null) {
            error.putArray("details").add(body.detail());
        }
        Answer.Whole answer = Answer.json(body.code(), root);
        for (var header : body.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static Refusal unauthenticated(String message, String inner, String reason, String challenge) {
        return new Refusal(new Refusal.Body(
                401,
                message,
                inner,
                "global",
                reason,
                "UNAUTHENTICATED",
                "Authorization",
                null,
                Map.of("WWW-Authenticate", REALM + challenge)));
    }

    private static String scopes(Collection<String> scopes) {
        return String.join(" ", scopes);
    }
}
