package dev.tandem.server.mailcheck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.mailcheck.Stranger.Patience;
import dev.tandem.server.outgoing.TestCertificate;
import dev.tandem.server.smtpin.OpenDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./tandem check-mail-domain: would a stranger's email reach the smart addresses (R60, R66)?")
class CheckMailDomainTest {

    private static final String DOMAIN = "in.tandem.example";
    private static final TestCertificate GOOD = TestCertificate.of("dns:mx.tandem.example");
    private static final TestCertificate OTHER = TestCertificate.of("dns:www.tandem.example");
    private static final TestCertificate EXPIRED = TestCertificate.expired("dns:mx.tandem.example");

    /** Long for what answers, short for what is to stay silent. */
    private static final Patience WHOLE =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(20), Duration.ofMillis(200), Duration.ofMillis(200));

    private final SettableClock clock = new SettableClock();
    private MailNames names = WrittenNames.usual();
    private Patience patience = WHOLE;
    private int code;

    @Test
    @DisplayName(
            "Tandem's own door, with a good certificate: everything is fine, except that only this machine gets there")
    void ownDoor(@TempDir Path directory) {
        Path certificate = directory.resolve("fullchain.pem");
        Path key = directory.resolve("privkey.pem");
        GOOD.write(certificate, key);
        Map<String, String> settings =
                Map.of("tandem.smtp.certificate", certificate.toString(), "tandem.smtp.key", key.toString());
        try (OpenDoor door = new OpenDoor(settings)) {
            String where = "mx.tandem.example (127.0.0.1) port " + door.port() + ": ";
            String said = check(door.port(), GOOD);
            assertThat(code).isZero();
            assertThat(said.lines())
                    .hasSize(7)
                    .contains("ok       Emails to in.tandem.example go to mx.tandem.example (10).")
                    .contains("ok       " + where + "Tandem greets there as in.tandem.example.")
                    .contains("ok       " + where + "refuses an address that nobody has, while the sender waits.")
                    .contains("ok       " + where + "passes nothing on to foreign domains.")
                    .contains(
                            "Emails of strangers to in.tandem.example arrive: no problems, 1 warning. Nothing was sent.");
            assertThat(said)
                    .contains(
                            "ok       " + where + "encrypts, with a certificate for mx.tandem.example that is good for")
                    .contains(
                            "warning  mx.tandem.example has the address 127.0.0.1, which only machines beside this one reach");
        }
    }

    @Test
    @DisplayName("Tandem's own door without a certificate: a warning with the settings that are missing")
    void ownDoorInClear() {
        try (OpenDoor door = new OpenDoor(Map.of())) {
            assertThat(check(door.port(), GOOD)).contains("warning").contains("TANDEM_SMTP_CERTIFICATE");
            assertThat(code).isZero();
        }
    }

    @Test
    @DisplayName("goes as far as the recipients, in envelopes of their own, and never hands over an email")
    void sendsNothing() {
        try (ScriptedMachine machine = new ScriptedMachine(GOOD.shown(), Map.of())) {
            check(machine.port(), GOOD);
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
        assertThat(code).isEqualTo(1);
    }

    @Test
    @DisplayName("a relay that takes everything for the domain is a problem, and no open relay")
    void takesEverything() {
        assertThat(met(Map.of("RCPT TO:<nobody.has", "250 sure")))
                .contains("problem", "takes emails for an address that nobody has")
                .contains("passes nothing on to foreign domains");
        assertThat(code).isEqualTo(1);
    }

    @Test
    @DisplayName("no greeting in time is a problem, and so is an answer that stays away later on")
    void silent() {
        patience = SHORT;
        assertThat(met(Map.of("", ScriptedMachine.SILENT))).contains("problem", "has no answer to a connection within");
        assertThat(code).isEqualTo(1);
        assertThat(met(Map.of("EHLO", ScriptedMachine.SILENT))).contains("problem", "has no answer to EHLO within");
        assertThat(met(Map.of("RCPT", ScriptedMachine.SILENT))).contains("problem", "breaks off when asked about");
        assertThat(code).isEqualTo(1);
    }

    @Test
    @DisplayName("a greeting without an end is no greeting")
    void endless() {
        assertThat(met(Map.of("", "220-wait\r\n".repeat(Line.LINES_MAX + 1) + "220 in.tandem.example Tandem")))
                .contains("problem", "an answer without an end");
        assertThat(met(Map.of("", "a".repeat(100_000)))).contains("problem", "which is no SMTP");
        assertThat(code).isEqualTo(1);
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
        assertThat(code).isEqualTo(expected);
    }

    @Test
    @DisplayName("a server with less room for an email, or that does not say how much, gets a warning")
    void size() {
        assertThat(met(Map.of("EHLO", "250-x\r\n250 SIZE 10485760")))
                .contains("takes emails up to 10 MB, Tandem up to 35 MB");
        assertThat(met(Map.of("EHLO", "250 x"))).contains("does not say how large");
        assertThat(met(Map.of("EHLO", "250-x\r\n250 SIZE 0"))).doesNotContain("takes emails up to", "how large");
        assertThat(code).isZero();
    }

    @Test
    @DisplayName(
            "a certificate for another name, an expired one, and one of an unknown issuer are warnings, each its own")
    void certificates() {
        assertThat(shown(OTHER, OTHER)).contains("warning", "is for www.tandem.example and not for mx.tandem.example");
        assertThat(shown(EXPIRED, EXPIRED))
                .contains("warning", "expired 10 days ago")
                .doesNotContain("whom this machine trusts");
        assertThat(shown(GOOD, OTHER)).contains("warning", "comes from nobody whom this machine trusts");
        assertThat(code).isZero();
    }

    @Test
    @DisplayName("a certificate that ends soon is a warning, with the days that are left")
    void endsSoon() {
        assertThat(shown(GOOD, GOOD))
                .contains("ok       mx.tandem.example")
                .doesNotContain("See why it is not renewed");
        clock.pass(Duration.ofDays(80));
        assertThat(shown(GOOD, GOOD)).contains("is good for 9 days more. See why it is not renewed");
        clock.pass(Duration.ofDays(20));
        assertThat(shown(GOOD, GOOD)).contains("expired 10 days ago");
    }

    @Test
    @DisplayName("a handshake that breaks is a problem: whoever encrypts delivers nothing")
    void handshakeBreaks() {
        try (ScriptedMachine machine = new ScriptedMachine(null, Map.of())) {
            patience = SHORT;
            assertThat(check(machine.port(), GOOD)).contains("problem", "STARTTLS breaks off");
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("where nobody listens the forwarding of port 25 is to be looked at")
    void refused() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertThat(check(free, GOOD)).contains("problem", "nobody listens on port " + free, "TANDEM_SMTP_PORT");
        assertThat(code).isEqualTo(1);
    }

    @Test
    @DisplayName("every machine is called, and without an MX record the domain itself")
    void everyMachine() {
        try (ScriptedMachine machine = new ScriptedMachine(GOOD.shown(), Map.of())) {
            names = new WrittenNames(
                    Map.of(DOMAIN, WrittenNames.listed("mx.tandem.example", "second.tandem.example")),
                    Map.of(
                            "mx.tandem.example", WrittenNames.at("127.0.0.1"),
                            "second.tandem.example", WrittenNames.at("127.0.0.1")));
            assertThat(check(machine.port(), GOOD))
                    .contains("mx.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets")
                    .contains("second.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets");
            names = new WrittenNames(
                    Map.of(DOMAIN, new MailNames.Exchangers.Unlisted()), Map.of(DOMAIN, WrittenNames.at("127.0.0.1")));
            assertThat(check(machine.port(), GOOD))
                    .contains("warning", "has no MX record")
                    .contains("in.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets");
            names = new WrittenNames(Map.of(DOMAIN, WrittenNames.listed("127.0.0.1")), Map.of());
            assertThat(check(machine.port(), GOOD))
                    .contains("It has to name a machine")
                    .contains("Tandem greets");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ben@in.tandem.example",
                "in..example",
                "-x.example",
                "in.example --port 0",
                "in.example --port x",
                "in.example --port",
                "in.example --ports 25",
                "in.example 25",
                "--port 25"
            })
    @DisplayName("called wrongly it says how to call it, and asks nobody")
    void misused(String line) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.split(" "));
        assertThat(command(GOOD, new ByteArrayOutputStream(), words).run(Map.of(), arguments))
                .isEqualTo(2);
        assertThat(words.toString(UTF_8)).contains("./tandem check-mail-domain [domain] [--port 25]");
    }

    @Test
    @DisplayName(
            "without a domain it takes the one of the server, and a name in other letters as the name system writes it")
    void whichDomain() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CheckMailDomain command = command(GOOD, out, new ByteArrayOutputStream());
        assertThat(command.run(Map.of("TANDEM_SMTP_DOMAIN", "In.Other.Example."), List.of()))
                .isEqualTo(1);
        assertThat(command.run(Map.of(), List.of("müller.example"))).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("Nobody knows the domain in.other.example.")
                .contains("Nobody knows the domain xn--mller-kva.example.");
    }

    /** What is said of a machine that answers like this and behaves well apart from that. */
    private String met(Map<String, String> answers) {
        try (ScriptedMachine machine = new ScriptedMachine(GOOD.shown(), answers)) {
            return check(machine.port(), GOOD);
        }
    }

    private String shown(TestCertificate certificate, TestCertificate trusted) {
        try (ScriptedMachine machine = new ScriptedMachine(certificate.shown(), Map.of())) {
            return check(machine.port(), trusted);
        }
    }

    private String check(int port, TestCertificate trusted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        code = command(trusted, out, new ByteArrayOutputStream())
                .run(Map.of(), List.of(DOMAIN, "--port", String.valueOf(port)));
        return out.toString(UTF_8);
    }

    private CheckMailDomain command(TestCertificate trusted, ByteArrayOutputStream out, ByteArrayOutputStream words) {
        Stranger stranger = new Stranger(new Certificates(trusted.issuers()), patience);
        return new CheckMailDomain(
                new LookFromOutside(names, stranger),
                clock,
                new PrintStream(out, true, UTF_8),
                new PrintStream(words, true, UTF_8));
    }
}
