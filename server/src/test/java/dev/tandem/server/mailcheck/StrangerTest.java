package dev.tandem.server.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.outgoing.TestCertificate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a stranger meets at a machine that takes emails, and what is said of it (R66)")
class StrangerTest {

    private static final TestCertificate OTHER = TestCertificate.of("dns:www.tandem.example");
    private static final TestCertificate EXPIRED = TestCertificate.expired("dns:mx.tandem.example");

    private final Checking checking = new Checking();

    @Test
    @DisplayName("goes as far as the recipients, in envelopes of their own, and never hands over an email")
    void sendsNothing() {
        try (ScriptedMachine machine = new ScriptedMachine(Checking.GOOD.shown(), Map.of())) {
            checking.check(machine.port(), Checking.GOOD);
            assertThat(machine.told)
                    .containsExactly(
                            "EHLO [127.0.0.1]",
                            "STARTTLS",
                            "EHLO [127.0.0.1]",
                            "MAIL FROM:<>",
                            "RCPT TO:<nobody.has.this.address@in.tandem.example>",
                            "RSET",
                            "MAIL FROM:<>",
                            "RCPT TO:<nobody@example.net>",
                            "QUIT");
        }
    }

    @Test
    @DisplayName("an open relay is a problem, although it takes its own recipients as it should")
    void openRelay() {
        assertThat(met(Map.of("RCPT TO:<nobody@example.net>", "250 sure"))).contains("problem", "is an open relay");
        assertThat(checking.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("a relay that takes everything for the domain is a problem, and no open relay")
    void takesEverything() {
        assertThat(met(Map.of("RCPT TO:<nobody.has", "250 sure")))
                .contains("problem", "takes emails for an address that nobody has")
                .contains("passes nothing on to foreign domains");
        assertThat(checking.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("no greeting in time is a problem, and so is an answer that stays away later on")
    void silent() {
        checking.patience = Checking.SHORT;
        assertThat(met(Map.of("", ScriptedMachine.SILENT))).contains("problem", "has no answer to a connection within");
        assertThat(checking.code()).isEqualTo(1);
        assertThat(met(Map.of("EHLO", ScriptedMachine.SILENT))).contains("problem", "has no answer to EHLO within");
        assertThat(met(Map.of("RCPT", ScriptedMachine.SILENT))).contains("problem", "breaks off when asked about");
        assertThat(checking.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("a greeting without an end is no greeting")
    void endless() {
        assertThat(met(Map.of("", "220-wait\r\n".repeat(Line.LINES_MAX + 1) + "220 in.tandem.example Tandem")))
                .contains("problem", "an answer without an end");
        assertThat(met(Map.of("", "a".repeat(100_000)))).contains("problem", "which is no SMTP");
        assertThat(checking.code()).isEqualTo(1);
    }

    @ParameterizedTest(name = "\"{1}\" to \"{0}\": {2}, with the code {3}")
    @CsvSource({
        "'', 421 4.3.2 too busy, puts senders off, 1",
        "'', 554 5.7.1 not you, so no email comes in, 1",
        "'', DROP, hangs up on a connection, 1",
        "'', SSH-2.0-OpenSSH_9.9, which is no SMTP, 1",
        "'', 220 mail.provider.example ESMTP, which is not Tandem for in.tandem.example, 0",
        "EHLO, 502 5.5.1 what, to EHLO, 1",
        "MAIL, 451 4.7.1 greylisted, to an empty sender, 1",
        "RCPT, 450 4.2.0 greylisted, neither yes nor no, 0",
        "RCPT, 554 5.7.1 blocked, instead of 550, 0",
        "STARTTLS, 454 4.3.0 not now, to STARTTLS and puts senders off, 1",
        "RSET, DROP, refuses an address that nobody has, 0"
    })
    @DisplayName("what a server answers is cited, with what to do")
    void answers(String to, String answer, String sentence, int expected) {
        assertThat(met(Map.of(to, answer))).contains(sentence);
        assertThat(checking.code()).isEqualTo(expected);
    }

    @Test
    @DisplayName("a server with less room for an email, or that does not say how much, gets a warning")
    void size() {
        assertThat(met(Map.of("EHLO", "250-x\r\n250 SIZE 10485760")))
                .contains("takes emails up to 10 MB, Tandem up to 35 MB");
        assertThat(met(Map.of("EHLO", "250 x"))).contains("does not say how large");
        assertThat(met(Map.of("EHLO", "250-x\r\n250 SIZE 0"))).doesNotContain("takes emails up to", "how large");
        assertThat(checking.code()).isZero();
    }

    @Test
    @DisplayName(
            "a certificate for another name, an expired one, and one of an unknown issuer are warnings, each its own")
    void certificates() {
        assertThat(shown(OTHER, OTHER)).contains("warning", "is for www.tandem.example and not for mx.tandem.example");
        assertThat(shown(EXPIRED, EXPIRED))
                .contains("warning", "expired 10 days ago")
                .doesNotContain("whom this machine trusts");
        assertThat(shown(Checking.GOOD, OTHER)).contains("warning", "comes from nobody whom this machine trusts");
        assertThat(checking.code()).isZero();
    }

    @Test
    @DisplayName("a certificate that ends soon is a warning, with the days that are left")
    void endsSoon() {
        assertThat(shown(Checking.GOOD, Checking.GOOD))
                .contains("ok       mx.tandem.example")
                .doesNotContain("See why it is not renewed");
        checking.clock.pass(Duration.ofDays(80));
        assertThat(shown(Checking.GOOD, Checking.GOOD)).contains("is good for 9 days more. See why it is not renewed");
        checking.clock.pass(Duration.ofDays(20));
        assertThat(shown(Checking.GOOD, Checking.GOOD)).contains("expired 10 days ago");
    }

    @Test
    @DisplayName("a handshake that breaks is a problem: whoever encrypts delivers nothing")
    void handshakeBreaks() {
        try (ScriptedMachine machine = new ScriptedMachine(null, Map.of())) {
            checking.patience = Checking.SHORT;
            assertThat(checking.check(machine.port(), Checking.GOOD)).contains("problem", "STARTTLS breaks off");
            assertThat(checking.code()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("what a machine says reaches the terminal as plain text, and shortened")
    void plainText() {
        assertThat(met(Map.of("EHLO", "550 \u001b[2J" + "a".repeat(1_000))))
                .contains("answers \"550 ?[2Jaaa")
                .doesNotContain("\u001b", "a".repeat(Heard.TEXT_MAX));
    }

    /** What is said of a machine that answers like this and behaves well apart from that. */
    private String met(Map<String, String> answers) {
        try (ScriptedMachine machine = new ScriptedMachine(Checking.GOOD.shown(), answers)) {
            return checking.check(machine.port(), Checking.GOOD);
        }
    }

    private String shown(TestCertificate certificate, TestCertificate trusted) {
        try (ScriptedMachine machine = new ScriptedMachine(certificate.shown(), Map.of())) {
            return checking.check(machine.port(), trusted);
        }
    }
}
