package dev.tandem.server.mailproof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.mailproof.NameSystem.Kind;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.smartbcc.SenderCheck.Answer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMSigner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R63, with real signatures and a name system that the test writes itself. */
@DisplayName("Who answers for an email")
class JamesSenderCheckTest {

    private static final String SIGNED =
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d=nordlicht.example; s=mail; h=from:to:subject:date; bh=; b=;";
    private static final String EMAIL = """
            From: Ben Arnold <ben@nordlicht.example>
            To: jana@praxis-weber.example
            Subject: Fenster
            Date: Wed, 25 Nov 2026 08:30:00 +0100

            Guten Tag.
            """.replace("\n", "\r\n");
    private static final HandedOver NOBODY =
            new HandedOver(InetAddress.ofLiteral("192.0.2.66"), "mail.example", "ben@nordlicht.example");

    private final KeyPair keys = keys();
    private final Map<String, String> texts = new HashMap<>(Map.of(
            "mail._domainkey.nordlicht.example",
            "v=DKIM1; k=rsa; p="
                    + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
    private boolean silent;

    @Test
    @DisplayName("a domain whose signature holds does")
    void signed() throws Exception {
        assertThat(check(NOBODY, sign(EMAIL, SIGNED)).proof().signed()).containsExactly("nordlicht.example");
    }

    @Test
    @DisplayName("not if a letter was changed on the way, in a signed line or in the body")
    void changed() throws Exception {
        String signed = sign(EMAIL, SIGNED);

        assertThat(check(NOBODY, signed.replace("jana@", "else@")).proof().signed())
                .isEmpty();
        assertThat(check(NOBODY, signed.replace("Guten Tag", "Guten Abend"))
                        .proof()
                        .signed())
                .isEmpty();
    }

    @Test
    @DisplayName("not if somebody else's key signed in its name")
    void forged() throws Exception {
        String signed = sign(EMAIL, SIGNED);
        texts.put(
                "mail._domainkey.nordlicht.example",
                "v=DKIM1; k=rsa; p="
                        + Base64.getEncoder().encodeToString(keys().getPublic().getEncoded()));

        assertThat(check(NOBODY, signed).proof().signed()).isEmpty();
    }

    @Test
    @DisplayName("not if only the beginning of the body is signed, because anybody can add to it")
    void partOfBody() throws Exception {
        String signed = sign(EMAIL, SIGNED.replace("bh=", "l=4; bh="));

        assertThat(check(NOBODY, signed).proof().signed()).isEmpty();
    }

    @Test
    @DisplayName("nobody does for an email that is garbage, or whose signature is")
    void garbage() {
        assertThat(check(NOBODY, "\u0000\u0000\r\nDKIM-Signature: ;;;=\r\n")
                        .proof()
                        .signed())
                .isEmpty();
        assertThat(check(NOBODY, "DKIM-Signature: v=1; a=none\r\n" + EMAIL)
                        .proof()
                        .signed())
                .isEmpty();
        assertThat(check(NOBODY, "").proof().signed()).isEmpty();
    }

    @Test
    @DisplayName("a domain that lets this machine send for it does, and no other")
    void mayBeSent() {
        texts.put("nordlicht.example", "v=spf1 ip4:192.0.2.66 -all");
        assertThat(check(NOBODY, EMAIL).proof().sent()).containsExactly("nordlicht.example");

        texts.put("nordlicht.example", "v=spf1 ip4:192.0.2.67 -all");
        assertThat(check(NOBODY, EMAIL).proof().sent()).isEmpty();

        texts.put("nordlicht.example", "v=spf1 ~all");
        assertThat(check(NOBODY, EMAIL).proof().sent()).isEmpty();

        texts.remove("nordlicht.example");
        assertThat(check(NOBODY, EMAIL).proof().sent()).isEmpty();
    }

    @Test
    @DisplayName("no domain does by a machine of which nobody told, not even one that lets everybody send for it")
    void untoldMachine() {
        HandedOver untold = HandedOver.byNobodyKnows("mail.example", "ben@nordlicht.example");
        texts.put("nordlicht.example", "v=spf1 +all");

        assertThat(check(NOBODY, EMAIL).proof().sent()).containsExactly("nordlicht.example");
        assertThat(check(untold, EMAIL).proof().sent()).isEmpty();
    }

    @Test
    @DisplayName("nobody is known as long as the name servers are silent; that is no final answer")
    void silent() throws Exception {
        String signed = sign(EMAIL, SIGNED);
        assertThat(check(NOBODY, signed).certain()).isTrue();

        silent = true;

        Answer answer = check(NOBODY, signed);
        assertThat(answer.proof().signed()).isEmpty();
        assertThat(answer.certain()).isFalse();
    }

    @Test
    @DisplayName("in the sandbox this machine may send for everybody, and no other one for anybody")
    void sandbox() {
        JamesSenderCheck check = new JamesSenderCheck(new SandboxNames());
        HandedOver here = new HandedOver(InetAddress.getLoopbackAddress(), "localhost", "ben@nordlicht.example");

        assertThat(check.check(here, raw(EMAIL)).proof().sent()).containsExactly("nordlicht.example");
        assertThat(check.check(NOBODY, raw(EMAIL)).proof().sent()).isEmpty();
    }

    private Answer check(HandedOver from, String email) {
        return new JamesSenderCheck(this::ask).check(from, raw(email));
    }

    private List<String> ask(String name, Kind kind) throws NameSystem.Silent {
        if (silent) {
            throw new NameSystem.Silent(name);
        }
        return kind == Kind.TXT && texts.containsKey(name) ? List.of(texts.getOrDefault(name, "")) : List.of();
    }

    private String sign(String email, String template) throws Exception {
        return new DKIMSigner(template, keys.getPrivate())
                        .sign(new ByteArrayInputStream(email.getBytes(StandardCharsets.US_ASCII)))
                + "\r\n" + email;
    }

    private static RawEmail raw(String email) {
        return new RawEmail(email.getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
