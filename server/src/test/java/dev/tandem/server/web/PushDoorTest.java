package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.gmail.PushDesks;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.PushDesk;
import dev.tandem.server.mailbox.TakeNotice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("The door for pushes")
class PushDoorTest {

    private static final String AUDIENCE = "https://crm.nordlicht.example/gmail/push";
    private static final String SIGNER = "pusher@nordlicht.example";
    private static final String BEYOND_DOUBLE = "9007199254740993";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId ben = scene.connectBen();
    private final PushDoor door = door(Map.of(
            "tandem.google.api-root",
            bench.gmail().url(),
            "tandem.google.pubsub.audience",
            AUDIENCE,
            "tandem.google.pubsub.service-account",
            SIGNER));

    @BeforeEach
    void nothingWasTold() {
        assertThat(told()).isEqualTo("nothing");
    }

    @Test
    @DisplayName("F30: a push is acknowledged once it is stored, and nothing is asked of Google meanwhile")
    void stored() throws IOException {
        long since = bench.gmail().lastCall();

        assertThat(push(token(claims()), body(scene.address("ben"), BEYOND_DOUBLE)))
                .isEqualTo(204);

        assertThat(told()).isEqualTo(BEYOND_DOUBLE);
        assertThat(bench.gmail().calls(scene.address("ben"), since)).isEmpty();
    }

    @Test
    @DisplayName(
            "both spellings of Google are read: a history id as text or number, base64 of either alphabet, and addresses in any case")
    void spellings() throws IOException {
        String shouted = scene.address("ben").toUpperCase(Locale.ROOT);
        String largest = "18446744073709551615";
        String number = "{\"emailAddress\":\"" + shouted + "\",\"historyId\":" + BEYOND_DOUBLE + "}";
        String text = "{\"emailAddress\":\"" + shouted + "\",\"historyId\":\"" + largest + "\",\"x\":\"???>>>\"}";

        assertThat(push(token(claims()), wrapped(Base64.getEncoder().encodeToString(bytes(number)))))
                .isEqualTo(204);
        assertThat(told()).isEqualTo(BEYOND_DOUBLE);
        assertThat(push(
                        token(claims()),
                        wrapped(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text)))))
                .isEqualTo(204);
        assertThat(told()).isEqualTo(largest);
    }

    @Test
    @DisplayName("F31: a push without a token that Google signed for us is refused and changes nothing")
    void forged() throws IOException, JOSEException {
        Instant now = bench.clock().instant();
        List<String> forgeries = List.of(
                "",
                "Bearer",
                "Bearer nonsense",
                "Basic dGltbzpub3JkbGljaHQ=",
                token(claims().audience("https://crm.example/gmail/push")),
                token(claims().audience("")),
                token(claims().issuer("https://accounts.google.example")),
                token(claims().claim("email", "somebody@nordlicht.example")),
                token(claims().claim("email_verified", false)),
                token(claims().claim("email_verified", null)),
                token(claims().expirationTime(Date.from(now.minusSeconds(31)))),
                token(claims().expirationTime(null)),
                "Bearer " + signedByAnother(claims().build()),
                "Bearer " + new PlainJWT(claims().build()).serialize());
        for (String forgery : forgeries) {
            assertThat(push(forgery, body(scene.address("ben"), "999")))
                    .as(forgery)
                    .isEqualTo(401);
        }
        assertThat(told()).isEqualTo("nothing");
    }

    @Test
    @DisplayName(
            "F31: a token that has just expired, within the difference of two clocks, and the issuer's short name are taken")
    void nearlyExpired() throws IOException {
        Instant now = bench.clock().instant();
        String token = token(
                claims().issuer("accounts.google.com").expirationTime(Date.from(now.minus(Duration.ofSeconds(20)))));

        assertThat(push(token, body(scene.address("ben"), "999"))).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "F31: a push for a mailbox that nobody is connected to, or that is no notice, is acknowledged and forgotten")
    void notOurs() throws IOException {
        for (String body : List.of(
                body("stranger@nordlicht.example", "999"),
                wrapped("bm8gbm90aWNl"),
                wrapped("%%%"),
                body(scene.address("ben"), "1.5"),
                body(scene.address("ben"), "-1"),
                "{\"message\":{}}",
                "{\"message\":null}",
                "[]",
                "not even JSON",
                "")) {
            assertThat(push(token(claims()), body)).as(body).isEqualTo(204);
        }
        assertThat(told()).isEqualTo("nothing");
        assertThat(push(token(claims()), "x".repeat(PushDoor.BODY_BYTES_MAX + 1)))
                .isEqualTo(413);
    }

    @Test
    @DisplayName("without an audience there is no door; with one, the signer has to be named")
    void closed() throws IOException {
        PushDoor closed = door(Map.of("tandem.google.api-root", bench.gmail().url()));

        assertThat(closed.push(token(claims()), request(body(scene.address("ben"), "999")))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThatThrownBy(() -> door(Map.of("tandem.google.pubsub.audience", AUDIENCE)))
                .hasMessageContaining("TANDEM_GOOGLE_PUBSUB_SERVICE_ACCOUNT");
    }

    private PushDoor door(Map<String, String> settings) {
        PushDesk desk = PushDesks.with(TestProperties.with(settings), bench.clock());
        return new PushDoor(desk, bench.get(TakeNotice.class));
    }

    private int push(String authorization, String body) throws IOException {
        return door.push(authorization, request(body)).getStatusCode().value();
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", PushDoor.PATH);
        request.setContent(bytes(body));
        return request;
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = bench.clock().instant();
        return new JWTClaimsSet.Builder()
                .issuer("https://accounts.google.com")
                .audience(AUDIENCE)
                .subject("113774264463038321964")
                .claim("email", SIGNER)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private String token(JWTClaimsSet.Builder claims) {
        return "Bearer " + bench.gmail().signed(claims.build());
    }

    private static String signedByAnother(JWTClaimsSet claims) throws JOSEException {
        var key = new RSAKeyGenerator(2048).keyID("another").generate();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("another").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String body(String address, String historyId) {
        String told = "{\"emailAddress\":\"" + address + "\",\"historyId\":" + historyId + "}";
        return wrapped(Base64.getEncoder().encodeToString(bytes(told)));
    }

    private static String wrapped(String data) {
        return "{\"message\":{\"data\":\"" + data + "\",\"messageId\":\"1\",\"message_id\":\"1\","
                + "\"publishTime\":\"2026-11-24T12:00:00Z\"},\"subscription\":\"projects/p/subscriptions/s\"}";
    }

    private String told() {
        return bench.get(LookStore.class)
                .standing(ben)
                .noticedCursor()
                .map(HistoryCursor::toString)
                .orElse("nothing");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
