package dev.tandem.emulator.oauth;

import dev.tandem.emulator.http.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client asks for at the authorization endpoint. It travels through the pages as hidden fields. */
record AuthorizationRequest(Values fields) {
    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> NAMES = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "access_type",
            "prompt",
            "login_hint",
            "include_granted_scopes");

    /** A hidden field. */
    record Field(String name, String value) {}

    /** Why the request is refused with a page, in Google's words; null when it is in order. */
    @Nullable
    String fault() {
        if (clientId().isEmpty()) {
            return "Error 400: invalid_request. Missing required parameter: client_id";
        }
        if (!LOOPBACK.matcher(redirectUri()).matches()) {
            return "Error 400: redirect_uri_mismatch. The emulator redirects to this machine only: " + redirectUri();
        }
        if (!text("response_type").equals("code")) {
            return "Error 400: unsupported_response_type. Only response_type=code is offered";
        }
        if (scopes().isEmpty()) {
            return "Error 400: invalid_request. Missing required parameter: scope";
        }
        return scopes().stream()
                .filter(scope -> !Scopes.isKnown(scope))
                .findFirst()
                .map(scope -> "Error 400: invalid_scope. Some requested scopes were invalid. {invalid=[" + scope + "]}")
                .orElse(null);
    }

    /** Everything to be carried to the next page, under p_ so that it cannot collide with what the page asks. */
    List<Field> hidden() {
        List<Field> hidden = new ArrayList<>();
        for (String name : NAMES) {
            String value = fields.first(name);
            if (value != null) {
                hidden.add(new Field("p_" + name, value));
            }
        }
        return hidden;
    }

    static AuthorizationRequest carried(Values form) {
        var query = new StringBuilder();
        for (String name : NAMES) {
            String value = form.first("p_" + name);
            if (value != null) {
                query.append('&').append(name).append('=').append(Redirects.encoded(value));
            }
        }
        return new AuthorizationRequest(Values.ofQuery(query.toString()));
    }

    String clientId() {
        return text("client_id");
    }

    String redirectUri() {
        return text("redirect_uri");
    }

    Set<String> scopes() {
        return Scopes.normalised(text("scope"));
    }

    String loginHint() {
        return text("login_hint");
    }

    boolean offline() {
        return text("access_type").equals("offline");
    }

    boolean prompts(String what) {
        return List.of(text("prompt").split(" ", -1)).contains(what);
    }

    boolean includesGranted() {
        return fields.flag("include_granted_scopes");
    }

    String text(String name) {
        return fields.first(name, "");
    }
}
