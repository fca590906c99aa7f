package dev.tandem.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.outgoing.FindHost;
import dev.tandem.server.outgoing.TestCertificate;
import dev.tandem.server.outgoing.TestHosts;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An email provider, spoken to by SMTP")
class SmtpProviderTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final EmailAddress CRM = new EmailAddress("crm@fenster-kramer.example");
    private static final EmailAddress BEN = new EmailAddress("ben@nordlicht.example");
    private static final FindHost HOSTS = TestHosts.of(
            List.of("127.0.0.0/8"), Map.of("localhost", List.of("127.0.0.1"), "mx.example", List.of("127.0.0.1")));
    private static final TestCertificate CERTIFICATE = TestCertificate.of("dns:localhost");
    private static final String EMAIL =
            "From: crm@fenster-kramer.example\r\nBcc: hidden@praxis.example\r\nSubject: Test\r\n\r\n.a dot\r\nGrüße\r\n";

    private final List<String> ends = new ArrayList<>();

    @Test
    @DisplayName("is tested without an email being sent")
    void tested() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            assertThat(test(plain(server.port()))).isEmpty();
            assertThat(server.told)
                    .contains(
                            "MAIL FROM:<crm@fenster-kramer.example>", "RCPT TO:<ben@nordlicht.example>", "RSET", "QUIT")
                    .doesNotContain("DATA");
        }
    }

    @Test
    @DisplayName("that nobody knows, that is a private machine or where nothing listens")
    void notFound() throws IOException {
        ProviderSettings unknown = settings("nobody.example", 25, Security.NONE, Optional.empty());
        assertThat(test(unknown)).contains(new ProviderTrouble(Kind.HOST_UNKNOWN, ""));
        FindHost strict = TestHosts.of(List.of(), Map.of("localhost", List.of("127.0.0.1")));
        SmtpProvider provider =
                new SmtpProvider(strict, CERTIFICATE.trusted().getSocketFactory(), SHORT, InstantSource.system());
        assertThat(provider.test(plain(25), BEN)).contains(new ProviderTrouble(Kind.HOST_NOT_ALLOWED, "127.0.0.1"));
        int closed;
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = door.getLocalPort();
        }
        assertThat(kind(plain(closed))).contains(Kind.CONNECTION_REFUSED);
    }

    @Test
    @DisplayName("in the other mode of encryption")
    void otherMode() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            assertThat(kind(encrypted(server, Security.STARTTLS))).contains(Kind.STARTTLS_MISSING);
            assertThat(kind(encrypted(server, Security.TLS))).contains(Kind.TLS_FAILED);
        }
        try (ScriptedSmtp server = ScriptedSmtp.tls(CERTIFICATE.shown())) {
            assertThat(kind(plain(server.port()))).contains(Kind.NO_ANSWER);
        }
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of("GREETING", "HTTP/1.1 400 Bad Request"))) {
            assertThat(kind(plain(server.port()))).contains(Kind.NOT_SMTP);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    @DisplayName("with a certificate that is good, that nobody signed, that has expired or is for another name")
    void certificates(Security security) {
        assertThat(certificate(security, CERTIFICATE, CERTIFICATE.trusted(), "localhost"))
                .isEmpty();
        TestCertificate other = TestCertificate.of("dns:localhost");
        assertThat(certificate(security, other, CERTIFICATE.trusted(), "localhost"))
                .contains(Kind.CERTIFICATE_UNKNOWN);
        TestCertificate expired = TestCertificate.expired("dns:localhost");
        assertThat(certificate(security, expired, expired.trusted(), "localhost"))
                .contains(Kind.CERTIFICATE_EXPIRED);
        assertThat(certificate(security, CERTIFICATE, CERTIFICATE.trusted(), "mx.example"))
                .contains(Kind.CERTIFICATE_OTHER_HOST);
    }

    @Test
    @DisplayName("that wants a login, refuses it or has none")
    void login() {
        assertThat(answering("MAIL", "530 5.7.0 Authentication required"))
                .contains(new ProviderTrouble(Kind.LOGIN_NEEDED, "530 5.7.0 Authentication required"));
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of("AUTH", "535 5.7.8 Bad credentials"))) {
            assertThat(test(withLogin(server.port())))
                    .contains(new ProviderTrouble(Kind.LOGIN_REFUSED, "535 5.7.8 Bad credentials"));
        }
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of("EHLO", "250 scripted"))) {
            assertThat(kind(withLogin(server.port()))).contains(Kind.LOGIN_NOT_OFFERED);
        }
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            assertThat(test(withLogin(server.port()))).isEmpty();
            assertThat(server.told).anyMatch(line -> line.startsWith("AUTH PLAIN"));
        }
    }

    @Test
    @DisplayName("that refuses the sender or the recipient, in its own words")
    void refused() {
        assertThat(answering("MAIL", "553 5.7.1 Sender not owned"))
                .contains(new ProviderTrouble(Kind.FROM_REFUSED, "553 5.7.1 Sender not owned"));
        assertThat(answering("RCPT", "554 5.7.1 Relay access denied"))
                .contains(new ProviderTrouble(Kind.RECIPIENT_REFUSED, "554 5.7.1 Relay access denied"));
        assertThat(answering("GREETING", ScriptedSmtp.SILENT).map(ProviderTrouble::kind))
                .contains(Kind.NO_ANSWER);
    }

    @Test
    @DisplayName("takes an email as it is, without its hidden recipients; the end of it is announced first")
    void taken() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            assertThat(handOver(server)).isEqualTo(new HandedOver.Accepted("250 taken as 17"));
            assertThat(server.taken)
                    .containsExactly("From: crm@fenster-kramer.example\nSubject: Test\n\n..a dot\nGrüße\n");
            assertThat(server.told)
                    .contains("MAIL FROM:<crm@fenster-kramer.example>", "RCPT TO:<ben@nordlicht.example>");
            assertThat(ends).containsExactly("end");
        }
    }

    @ParameterizedTest(name = "{1} to {0}: {2}, announced {3} times")
    @CsvSource({
        "GREETING, DROP, NotNow, 0",
        "GREETING, 421 too many, NotNow, 0",
        "GREETING, 554 not you, NotNow, 0",
        "EHLO, DROP, NotNow, 0",
        "MAIL, DROP, NotNow, 0",
        "MAIL, 451 later, NotNow, 0",
        "MAIL, 550 never, Refused, 0",
        "RCPT, DROP, NotNow, 0",
        "RCPT, 450 greylisted, NotNow, 0",
        "RCPT, 550 unknown, Refused, 0",
        "DATA, DROP, NotNow, 0",
        "DATA, 451 later, NotNow, 0",
        "DATA, 554 never, Refused, 0",
        "DATA, SILENT, NotNow, 0",
        "END, 451 later, NotNow, 1",
        "END, 554 spam, Refused, 1",
        "END, DROP, Unclear, 1",
        "END, SILENT, Unclear, 1"
    })
    @DisplayName("that fails at a step has the email, has it not, or nobody knows")
    void failing(String verb, String answer, String outcome, int announced) {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of(verb, answer))) {
            assertThat(handOver(server).getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(ends).hasSize(announced);
        }
    }

    @Test
    @DisplayName("that refuses one of several recipients gets nothing, and that one is named")
    void oneOfSeveral() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of("RCPT", "550 unknown"))) {
            Envelope two = new Envelope(CRM, List.of(BEN, new EmailAddress("x@praxis.example")), email());
            HandedOver answer = provider(SHORT).handOver(plain(server.port()), two, () -> ends.add("end"));
            assertThat(answer).isInstanceOf(HandedOver.Refused.class);
            assertThat(((HandedOver.Refused) answer).trouble().said()).contains("ben@nordlicht.example", "550 unknown");
            assertThat(server.taken).isEmpty();
        }
    }

    private HandedOver handOver(ScriptedSmtp server) {
        Envelope envelope = new Envelope(CRM, List.of(BEN), email());
        return provider(SHORT).handOver(plain(server.port()), envelope, () -> ends.add("end"));
    }

    private static Optional<ProviderTrouble> answering(String verb, String answer) {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of(verb, answer))) {
            return test(plain(server.port()));
        }
    }

    private static Optional<Kind> certificate(
            Security security, TestCertificate shown, SSLContext trusting, String host) {
        try (ScriptedSmtp server =
                security == Security.TLS ? ScriptedSmtp.tls(shown.shown()) : ScriptedSmtp.startTls(shown.shown())) {
            SSLSocketFactory encryption = trusting.getSocketFactory();
            ProviderSettings settings = settings(host, server.port(), security, Optional.empty());
            return new SmtpProvider(HOSTS, encryption, Duration.ofSeconds(20), InstantSource.system())
                    .test(settings, BEN)
                    .map(ProviderTrouble::kind);
        }
    }

    private static Optional<Kind> kind(ProviderSettings settings) {
        return test(settings).map(ProviderTrouble::kind);
    }

    private static Optional<ProviderTrouble> test(ProviderSettings settings) {
        return provider(SHORT).test(settings, BEN);
    }

    private static SmtpProvider provider(Duration wait) {
        return new SmtpProvider(HOSTS, CERTIFICATE.trusted().getSocketFactory(), wait, InstantSource.system());
    }

    private static RawEmail email() {
        return new RawEmail(EMAIL.getBytes(StandardCharsets.UTF_8));
    }

    private static ProviderSettings plain(int port) {
        return settings("localhost", port, Security.NONE, Optional.empty());
    }

    private static ProviderSettings withLogin(int port) {
        return settings("localhost", port, Security.NONE, Optional.of(new Login("crm", "geheim")));
    }

    private static ProviderSettings encrypted(ScriptedSmtp server, Security security) {
        return settings("localhost", server.port(), security, Optional.empty());
    }

    private static ProviderSettings settings(String host, int port, Security security, Optional<Login> login) {
        return new ProviderSettings(host, port, security, login, CRM, Optional.empty());
    }
}
