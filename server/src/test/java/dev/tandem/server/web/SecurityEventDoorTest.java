package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.gmail.PushDesks;
import dev.tandem.server.inbound.LookIntoMailbox;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import dev.tandem.server.mailbox.TakeSecurityEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("The door for Google's security events")
class SecurityEventDoorTest {

    private static final NodeId NODE = new NodeId(new UUID(0, 74));
    private static final String GOOGLE = "https://accounts.google.com/";
    private static final String CLIENT = "tandem-sandbox";
    private static final String TOKENS_REVOKED = "https://schemas.openid.net/secevent/oauth/event-type/tokens-revoked";
    private static final String ACCOUNT_DISABLED =
            "https://schemas.openid.net/secevent/risc/event-type/account-disabled";
    private static final String VERIFICATION = "https://schemas.openid.net/secevent/risc/event-type/verification";

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final MailboxId ben = scene.connectBen();
    private final SecurityEventDoor door = door("true");

    @Test
    @DisplayName("R74: after a revocation the mailbox is looked into at once, and waits for a new consent")
    void revoked() throws IOException {
        look();
        assertThat(look()).isFalse();
        bench.gmail().changePassword(scene.address("ben"));

        assertThat(post(signed(TOKENS_REVOKED, subject()))).isEqualTo(202);

        assertThat(look()).isTrue();
        assertThat(consent()).isEqualTo(Consent.LOST);
    }

    @Test
    @DisplayName("R74: an event that Google's own answers do not bear out takes nothing away")
    void stale() throws IOException {
        look();

        assertThat(post(signed(ACCOUNT_DISABLED, subject()))).isEqualTo(202);

        assertThat(look()).isTrue();
        assertThat(consent()).isEqualTo(Consent.GRANTED);
    }

    @Test
    @DisplayName("an event about somebody unknown, or about nobody, is taken and means no work")
    void unknown() throws IOException {
        look();

        assertThat(post(signed(TOKENS_REVOKED, "nobody-here"))).isEqualTo(202);
        assertThat(post(bench.gmail().signed(claims(GOOGLE, CLIENT, Map.of(VERIFICATION, Map.of("state", "hello"))))))
                .isEqualTo(202);

        assertThat(look()).isFalse();
    }

    @Test
    @DisplayName("F31: what Google did not sign, or made for somebody else, is refused and means no work")
    void forged() throws Exception {
        look();
        JWTClaimsSet good = claims(GOOGLE, CLIENT, event(TOKENS_REVOKED, subject()));
        var strangersKey = new RSAKeyGenerator(2048).keyID("stranger").generate();
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stranger").build(), good);
        forged.sign(new RSASSASigner(strangersKey));

        for (String token : List.of(
                forged.serialize(),
                new PlainJWT(good).serialize(),
                bench.gmail().signed(claims("https://evil.example/", CLIENT, event(TOKENS_REVOKED, subject()))),
                bench.gmail().signed(claims(GOOGLE, "another-client", event(TOKENS_REVOKED, subject()))),
                bench.gmail()
                        .signed(new JWTClaimsSet.Builder()
                                .issuer(GOOGLE)
                                .audience(CLIENT)
                                .build()),
                "no token",
                "")) {
            assertThat(post(token)).as(token).isEqualTo(400);
        }

        assertThat(look()).isFalse();
    }

    @Test
    @DisplayName("the door is shut unless the operator opens it")
    void shut() throws IOException {
        var request = new MockHttpServletRequest();
        request.setContent(signed(TOKENS_REVOKED, subject()).getBytes(StandardCharsets.UTF_8));

        assertThat(door("false").take(request).getStatusCode().value()).isEqualTo(404);
    }

    private SecurityEventDoor door(String open) {
        var properties = TestProperties.with(
                Map.of("tandem.google.api-root", bench.gmail().url(), "tandem.google.security-events", open));
        return new SecurityEventDoor(PushDesks.securityEvents(properties), bench.get(TakeSecurityEvent.class));
    }

    private int post(String token) throws IOException {
        var request = new MockHttpServletRequest();
        request.setContent(token.getBytes(StandardCharsets.UTF_8));
        return door.take(request).getStatusCode().value();
    }

    private String signed(String kind, String subject) {
        return bench.gmail().signed(claims(GOOGLE, CLIENT, event(kind, subject)));
    }

    private static Map<String, Object> event(String kind, String subject) {
        return Map.of(kind, Map.of("subject", Map.of("subject_type", "iss-sub", "iss", GOOGLE, "sub", subject)));
    }

    private static JWTClaimsSet claims(String issuer, String audience, Map<String, Object> events) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", events)
                .build();
    }

    private String subject() {
        return JdbcClient.create(bench.database())
                .sql("select provider_subject from mailbox where mailbox_id = :mailbox")
                .param("mailbox", ben.value())
                .query(String.class)
                .single();
    }

    private Consent consent() {
        return bench.get(MailboxStore.class).find(ben).orElseThrow().consent();
    }

    /** One look, if it is time for one; others share the database. */
    private boolean look() {
        LookStore looks = bench.get(LookStore.class);
        Optional<Claimed> mine = Optional.empty();
        for (Claimed claimed : looks.claim(NODE, bench.clock().instant(), 10_000)) {
            if (claimed.mailbox().equals(ben)) {
                mine = Optional.of(claimed);
            } else {
                looks.giveBack(NODE, claimed.mailbox());
            }
        }
        mine.ifPresent(claimed -> bench.get(LookIntoMailbox.class).run(NODE, claimed));
        return mine.isPresent();
    }
}
