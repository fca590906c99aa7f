package dev.tandem.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.UserCredentials;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The consent flow by plain forms, and the life of tokens (gmail-api.md section 4). */
class ConsentTest {
    private static final String BEN = "ben@nordlicht.example";
    private static final String READONLY = "https://www.googleapis.com/auth/gmail.readonly";
    private static final String SEND = "https://www.googleapis.com/auth/gmail.send";
    private static final String BACK = "http://127.0.0.1:9999/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Drive drive = new Drive();

    @BeforeEach
    void account() {
        drive.account(BEN, "Ben Arnold");
    }

    @AfterEach
    void close() {
        drive.close();
    }

    @Test
    void theWholeWayGivesTokensAndASignedIdToken() throws Exception {
        String page = begin("openid email " + READONLY, "&access_type=offline&prompt=consent&nonce=n-1")
                .body();
        HttpResponse<String> consent = choose(page, BEN);
        Map<String, String> back = decide(consent.body(), "allow", READONLY);

        JsonNode tokens = exchange(back.getOrDefault("code", ""), VERIFIER);

        assertThat(page).contains("NOT GOOGLE", "Ben Arnold", "Use another account");
        assertThat(consent.body()).contains("type=\"checkbox\" name=\"scope\" value=\"" + READONLY + "\" checked");
        assertThat(back).containsEntry("state", "st&1").containsKey("scope");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("refresh_token").asString()).startsWith("1//");
        assertThat(List.of(tokens.path("scope").asString().split(" ")))
                .containsExactlyInAnyOrder("openid", "https://www.googleapis.com/auth/userinfo.email", READONLY);
        SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asString());
        var keys = JWKSet.parse(drive.send("GET", "/oauth2/v3/certs", "").body());
        var key = keys.getKeyByKeyId(idToken.getHeader().getKeyID()).toRSAKey();
        assertThat(idToken.verify(new RSASSAVerifier(key))).isTrue();
        var claims = idToken.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://accounts.google.com");
        assertThat(claims.getAudience()).containsExactly("77-web");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(claims.getStringClaim("email")).isEqualTo(BEN);
        assertThat(claims.getSubject()).matches("1\\d{20}");
    }

    @Test
    void onlyTickedScopesAreGranted() {
        String page = begin("email " + READONLY + " " + SEND, "").body();
        Map<String, String> back = decide(choose(page, BEN).body(), "allow", SEND);

        JsonNode tokens = exchange(back.getOrDefault("code", ""), VERIFIER);

        assertThat(tokens.path("scope").asString()).contains(SEND).doesNotContain(READONLY);
        assertThat(tokens.has("refresh_token")).isFalse();
        assertThat(drive.api(
                                "GET",
                                "/gmail/v1/users/me/profile",
                                tokens.path("access_token").asString(),
                                "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void denyingGoesBackWithAnError() {
        Map<String, String> back =
                decide(choose(begin(READONLY, "").body(), BEN).body(), "deny", READONLY);

        assertThat(back)
                .containsEntry("error", "access_denied")
                .containsEntry("state", "st&1")
                .doesNotContainKey("code");
    }

    @Test
    void anotherAccountCanBeMadeOnTheWay() {
        String page = begin(READONLY, "").body();
        Map<String, String> form = hidden(page);
        form.put("email", "New@Nordlicht.example");
        form.put("name", "Nora Neu");

        HttpResponse<String> consent = drive.form("/o/oauth2/v2/auth/account", encoded(form));

        assertThat(consent.body()).contains("Nora Neu", "new@nordlicht.example");
        assertThat(Drive.items(drive.control("GET", "/accounts", ""))).hasSize(2);
    }

    @Test
    void aCodeIsGoodOnceAndOnlyWithItsVerifierAndOnlyForTenMinutes() {
        String used = code();
        assertThat(exchange(used, VERIFIER).has("access_token")).isTrue();
        assertThat(exchange(used, VERIFIER).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(exchange(code(), "wrong").path("error").asString()).isEqualTo("invalid_grant");
        String old = code();
        drive.control("POST", "/clock", "{\"advance\":\"PT11M\"}");
        assertThat(exchange(old, VERIFIER).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void whoHasConsentedIsNotAskedAgainAndGetsNoNewRefreshToken() {
        String page = begin(READONLY, "&access_type=offline").body();
        exchange(decide(choose(page, BEN).body(), "allow", READONLY).getOrDefault("code", ""), VERIFIER);

        HttpResponse<String> second =
                choose(begin(READONLY, "&access_type=offline").body(), BEN);

        assertThat(second.statusCode()).isEqualTo(302);
        JsonNode tokens = exchange(parameters(second).getOrDefault("code", ""), VERIFIER);
        assertThat(tokens.has("access_token")).isTrue();
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void requestsThatAreWrongMeetAPageAndNoRedirect() {
        assertThat(authorize("client_id=1&response_type=code&scope=email&redirect_uri=https://evil.example/cb")
                        .body())
                .contains("redirect_uri_mismatch");
        assertThat(authorize("response_type=code&scope=email&redirect_uri=" + BACK)
                        .body())
                .contains("invalid_request");
        assertThat(authorize("client_id=1&response_type=code&scope=nonsense&redirect_uri=" + BACK)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aChangedPasswordKillsTheRefreshToken() {
        String refresh = drive.tokens(BEN, READONLY).path("refreshToken").asString();
        assertThat(refresh(refresh).statusCode()).isEqualTo(200);

        drive.control("POST", "/accounts/" + BEN + "/password-change", "");

        assertThat(refresh(refresh).statusCode()).isEqualTo(400);
        assertThat(Drive.json(refresh(refresh).body()).path("error").asString()).isEqualTo("invalid_grant");
        assertThat(Drive.json(refresh(refresh).body()).path("error_description").asString())
                .isEqualTo("Token has been expired or revoked.");
    }

    @Test
    void revokingEitherTokenEndsBoth() {
        JsonNode tokens = drive.tokens(BEN, READONLY);
        String access = tokens.path("accessToken").asString();

        assertThat(drive.form("/revoke", "token=" + access).statusCode()).isEqualTo(200);
        assertThat(drive.api("GET", "/gmail/v1/users/me/profile", access, "").statusCode())
                .isEqualTo(401);
        assertThat(refresh(tokens.path("refreshToken").asString()).statusCode()).isEqualTo(400);
        assertThat(drive.form("/revoke", "token=" + access).statusCode()).isEqualTo(400);
    }

    @Test
    void theOfficialClientRefreshesAfterA401() throws IOException {
        String refresh = drive.tokens(BEN, READONLY).path("refreshToken").asString();
        var stale = new AccessToken("ya29.stale", Date.from(Instant.now().plusSeconds(3_000)));
        var credentials = UserCredentials.newBuilder()
                .setClientId("77-web")
                .setClientSecret("any")
                .setRefreshToken(refresh)
                .setAccessToken(stale)
                .setTokenServerUri(URI.create(drive.base() + "/token"))
                .build();
        var gmail = new Gmail.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(credentials))
                .setRootUrl(drive.base())
                .setApplicationName("test")
                .build();

        assertThat(gmail.users().getProfile("me").execute().getEmailAddress()).isEqualTo(BEN);
        assertThat(drive.ledger("oauth.token")).hasSize(1);
        assertThat(drive.ledger("gmail.users.getProfile"))
                .extracting(entry -> entry.path("status").asInt())
                .containsExactly(401, 200);
    }

    @Test
    void tokensCanBeLookedInto() {
        String access = drive.token(BEN, "openid", "email", "profile");

        JsonNode info = Drive.json(
                drive.send("GET", "/tokeninfo?access_token=" + access, "").body());
        JsonNode user =
                Drive.json(drive.api("GET", "/oauth2/v3/userinfo", access, "").body());

        assertThat(info.path("email").asString()).isEqualTo(BEN);
        assertThat(info.path("sub").asString()).isEqualTo(user.path("sub").asString());
        assertThat(user.path("name").asString()).isEqualTo("Ben Arnold");
        JsonNode configuration = Drive.json(
                drive.send("GET", "/.well-known/openid-configuration", "").body());
        assertThat(configuration.path("token_endpoint").asString()).isEqualTo(drive.base() + "/token");
        assertThat(Drive.json(drive.send("GET", "/discovery/v1/apis/gmail/v1/rest", "")
                                .body())
                        .path("rootUrl")
                        .asString())
                .isEqualTo(drive.base() + "/");
    }

    private String code() {
        String page = begin(READONLY, "&prompt=consent").body();
        return decide(choose(page, BEN).body(), "allow", READONLY).getOrDefault("code", "");
    }

    private HttpResponse<String> begin(String scope, String more) {
        return authorize("client_id=77-web&response_type=code&redirect_uri=" + BACK + "&state=st%261&scope="
                + URLEncoder.encode(scope, StandardCharsets.UTF_8) + "&code_challenge_method=S256&code_challenge="
                + CHALLENGE + more);
    }

    private HttpResponse<String> authorize(String query) {
        return drive.send("GET", "/o/oauth2/v2/auth?" + query, "");
    }

    private HttpResponse<String> choose(String page, String address) {
        Map<String, String> form = hidden(page);
        form.put("account", address);
        return drive.form("/o/oauth2/v2/auth/account", encoded(form));
    }

    private Map<String, String> decide(String page, String decision, String scope) {
        Map<String, String> form = hidden(page);
        form.put("decision", decision);
        form.put("scope", scope);
        return parameters(drive.form("/o/oauth2/v2/auth/consent", encoded(form)));
    }

    private JsonNode exchange(String code, String verifier) {
        return Drive.json(drive.form(
                        "/token",
                        encoded(new LinkedHashMap<>(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "77-web",
                                "client_secret",
                                "any",
                                "redirect_uri",
                                BACK,
                                "code_verifier",
                                verifier,
                                "code",
                                code))))
                .body());
    }

    private HttpResponse<String> refresh(String token) {
        return drive.form("/token", "grant_type=refresh_token&client_id=77-web&client_secret=x&refresh_token=" + token);
    }

    private static Map<String, String> hidden(String page) {
        String form = page.substring(page.indexOf("<form"), page.indexOf("</form>"));
        Map<String, String> fields = new LinkedHashMap<>();
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
                .matcher(form)
                .results()
                .forEach(found -> fields.put(found.group(1), found.group(2).replace("&amp;", "&")));
        return fields;
    }

    private static Map<String, String> parameters(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK + "?");
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : List.of(location.substring(location.indexOf('?') + 1).split("&"))) {
            int equals = pair.indexOf('=');
            found.put(
                    pair.substring(0, equals),
                    java.net.URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return found;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
