package dev.tandem.emulator.oauth;

import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.google.Grant;
import dev.tandem.emulator.google.Toll;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.http.Values;
import dev.tandem.emulator.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The token endpoint and its neighbour, revoke. */
public final class TokenDoor implements Door {
    private static final String DEAD = "Token has been expired or revoked.";

    private final Store store;
    private final Tokens tokens;
    private final IdTokens idTokens;
    private final Faults faults;
    private final Toll toll;

    public TokenDoor(Store store, Tokens tokens, IdTokens idTokens, Faults faults, Toll toll) {
        this.store = store;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.faults = faults;
        this.toll = toll;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        if (!call.verb().equals("POST")) {
            return null;
        }
        return switch (call.path()) {
            case "/token", "/oauth2/v4/token" ->
                toll.pass("oauth.token", call, owner(call.form()), () -> new Toll.Priced(token(call), 0));
            case "/revoke", "/o/oauth2/revoke" ->
                toll.pass("oauth.revoke", call, owner(call.form()), () -> new Toll.Priced(revoke(call), 0));
            default -> null;
        };
    }

    private Answer token(Call call) {
        String failure = faults.token().failWith();
        if (failure != null) {
            return failure.matches("\\d{3}")
                    ? Answer.json(Integer.parseInt(failure), Json.object().put("error", "internal_failure"))
                    : error(400, failure, DEAD);
        }
        Values form = call.form();
        String client = ClientCredentials.clientId(call);
        if (client.isEmpty()) {
            return error(400, "invalid_request", "Could not determine client ID from request.");
        }
        return store.act(() -> switch (form.first("grant_type", "")) {
            case "authorization_code" -> fromCode(form, client);
            case "refresh_token" -> refreshed(form, client);
            default -> error(400, "unsupported_grant_type", "Invalid grant_type: " + form.first("grant_type", ""));
        });
    }

    private Answer fromCode(Values form, String client) {
        String value = form.first("code", "");
        AuthorizationCode code = tokens.redeem(value);
        if (code == null) {
            return error(400, "invalid_grant", "Bad Request");
        }
        if (!code.clientId().equals(client)) {
            return error(401, "unauthorized_client", "Unauthorized");
        }
        if (!code.redirectUri().equals(form.first("redirect_uri", ""))) {
            return error(400, "redirect_uri_mismatch", "Bad Request");
        }
        if (!Pkce.verifies(code, form.first("code_verifier"))) {
            return error(
                    400,
                    "invalid_grant",
                    form.first("code_verifier") == null ? "Missing code verifier." : "Invalid code verifier.");
        }
        var grant = new Grant(code.address(), client, code.scopes());
        ObjectNode answer = Json.object();
        String origin = value;
        if (code.offline()) {
            origin = tokens.newRefreshToken(grant);
            answer.put("refresh_token", origin);
        }
        return issued(answer, grant, origin, code.nonce());
    }

    private Answer refreshed(Values form, String client) {
        StoredToken refresh = tokens.refreshToken(form.first("refresh_token", ""));
        if (refresh == null) {
            return error(400, "invalid_grant", DEAD);
        }
        if (!refresh.clientId().equals(client)) {
            return error(401, "unauthorized_client", "Unauthorized");
        }
        return issued(Json.object(), refresh.grant(), form.first("refresh_token", ""), "");
    }

    private Answer issued(ObjectNode answer, Grant grant, String origin, String nonce) {
        String access = tokens.newAccessToken(grant, origin);
        answer.put("access_token", access)
                .put("expires_in", Tokens.ACCESS_SECONDS)
                .put("scope", Scopes.text(grant.scopes()))
                .put("token_type", "Bearer");
        if (grant.scopes().contains(Scopes.OPENID)) {
            answer.put("id_token", idTokens.of(grant, nonce, access));
        }
        return Answer.json(200, answer).with("Cache-Control", "no-store");
    }

    private Answer revoke(Call call) {
        String token = call.form().first("token", call.query().first("token", ""));
        boolean known = store.act(() -> tokens.revoke(token));
        return known ? Answer.json(200, Json.object()) : error(400, "invalid_token", "Token expired or revoked");
    }

    private String owner(Values form) {
        StoredToken token = tokens.refreshToken(form.first("refresh_token", form.first("token", "")));
        return token == null ? tokens.codeOwner(form.first("code", "")) : token.address();
    }

    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }
}
