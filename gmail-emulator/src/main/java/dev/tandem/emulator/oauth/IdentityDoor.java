package dev.tandem.emulator.oauth;

import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.google.Toll;
import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Call;
import dev.tandem.emulator.http.Door;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Account;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Mailboxes;
import dev.tandem.emulator.store.EmulatorClock;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What others may know of a token or a person: tokeninfo, userinfo, the public keys and the OpenID configuration. */
public final class IdentityDoor implements Door {
    private final Tokens tokens;
    private final SigningKeys keys;
    private final Mailboxes mailboxes;
    private final EmulatorClock clock;
    private final Toll toll;

    public IdentityDoor(Tokens tokens, SigningKeys keys, Mailboxes mailboxes, EmulatorClock clock, Toll toll) {
        this.tokens = tokens;
        this.keys = keys;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.toll = toll;
    }

    @Override
    public @Nullable Answer answer(Call call) {
        return switch (call.path()) {
            case "/tokeninfo", "/oauth2/v3/tokeninfo" ->
                toll.pass("oauth.tokeninfo", call, "", () -> new Toll.Priced(tokenInfo(call), 0));
            case "/oauth2/v3/userinfo", "/v1/userinfo" ->
                toll.pass("oauth.userinfo", call, "", () -> new Toll.Priced(userInfo(call), 0));
            case "/oauth2/v3/certs" ->
                Answer.bytes("application/json; charset=UTF-8", keys.publicSet().getBytes(StandardCharsets.UTF_8))
                        .with("Cache-Control", "public, max-age=3600, must-revalidate");
            case "/.well-known/openid-configuration" -> Answer.json(200, configuration(call.origin()));
            default -> null;
        };
    }

    private Answer tokenInfo(Call call) {
        String value = call.query().first("access_token", call.form().first("access_token", ""));
        StoredToken token = tokens.liveAccess(value);
        if (token == null) {
            return Answer.json(
                    400, Json.object().put("error", "invalid_token").put("error_description", "Invalid Value"));
        }
        long left = (token.expiresAt() - clock.millis()) / 1_000;
        ObjectNode node = Json.object()
                .put("azp", token.clientId())
                .put("aud", token.clientId())
                .put("sub", account(token.address()).sub())
                .put("scope", Scopes.text(token.scopes()))
                .put("exp", Long.toString(token.expiresAt() / 1_000))
                .put("expires_in", Long.toString(left))
                .put("access_type", token.origin().startsWith("1//") ? "offline" : "online");
        if (token.scopes().contains(Scopes.EMAIL)) {
            node.put("email", token.address()).put("email_verified", "true");
        }
        return Answer.json(200, node);
    }

    private Answer userInfo(Call call) {
        String header = call.headers().first("authorization", "");
        String value = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : call.query().first("access_token", "");
        StoredToken token = tokens.liveAccess(value);
        if (token == null) {
            Refusal refusal = Refusals.invalidCredentials();
            return Refusals.answer(refusal);
        }
        Account account = account(token.address());
        ObjectNode node = Json.object().put("sub", account.sub());
        if (token.scopes().contains(Scopes.PROFILE)) {
            node.put("name", account.name());
        }
        if (token.scopes().contains(Scopes.EMAIL)) {
            node.put("email", account.address()).put("email_verified", true);
        }
        return Answer.json(200, node);
    }

    /** Google's issuer, with the endpoints of this emulator. */
    private static ObjectNode configuration(String origin) {
        ObjectNode node = Json.object()
                .put("issuer", IdTokens.ISSUER)
                .put("authorization_endpoint", origin + "/o/oauth2/v2/auth")
                .put("token_endpoint", origin + "/token")
                .put("userinfo_endpoint", origin + "/oauth2/v3/userinfo")
                .put("revocation_endpoint", origin + "/revoke")
                .put("jwks_uri", origin + "/oauth2/v3/certs");
        node.putArray("response_types_supported").add("code");
        node.putArray("subject_types_supported").add("public");
        node.putArray("id_token_signing_alg_values_supported").add("RS256");
        node.putArray("scopes_supported").add("openid").add("email").add("profile");
        node.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_post")
                .add("client_secret_basic");
        node.putArray("code_challenge_methods_supported").add("plain").add("S256");
        node.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
        return node;
    }

    private Account account(String address) {
        Mailbox mailbox = mailboxes.gmail(address);
        if (mailbox == null) {
            throw Refusals.notFound();
        }
        return mailbox.account();
    }
}
