package dev.tandem.server.smtpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.server.outgoing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("STARTTLS before the smart addresses (RFC 3207)")
class StartTlsTest {

    private static final String NAME = "in.tandem.example";
    private static final TestCertificate FIRST = TestCertificate.of("dns:" + NAME);

    @TempDir
    Path directory;

    private Path certificate;
    private Path key;
    private DoorScene scene;

    @BeforeEach
    void open() {
        certificate = directory.resolve("fullchain.pem");
        key = directory.resolve("privkey.pem");
        FIRST.write(certificate, key);
        scene = new DoorScene(
                Map.of("tandem.smtp.certificate", certificate.toString(), "tandem.smtp.key", key.toString()));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    @DisplayName("encrypts the line, offers it no second time, and the email arrives")
    void encrypts() throws IOException {
        try (SmtpTalk talk = scene.talk()) {
            assertThat(talk.say("EHLO mail.example")).contains("STARTTLS");
            assertThat(talk.say("STARTTLS")).startsWith("220");
            talk.secure(FIRST.trusted(), NAME);
            assertThat(talk.say("EHLO mail.example")).doesNotContain("STARTTLS");
            assertThat(talk.envelope("ben@nordlicht.example", scene.smart())).startsWith("354");
            assertThat(talk.say("Subject: Hallo\r\n\r\nGeheim\r\n.")).startsWith("250");
            assertThat(talk.say("STARTTLS")).startsWith("454");
            assertThat(scene.arrived()).hasSize(1);
        }
    }

    @Test
    @DisplayName("forgets who spoke before the line was encrypted, and what came in clear with the command")
    void injected() throws IOException {
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.send("MAIL FROM:<boss@nordlicht.example>\r\n");
            assertThat(talk.hear()).startsWith("250");
            assertThat(talk.say("STARTTLS\r\nEHLO injected.example\r\nMAIL FROM:<boss@nordlicht.example>"))
                    .startsWith("220");
            talk.secure(FIRST.trusted(), NAME);
            assertThat(talk.say("RCPT TO:<" + scene.smart() + ">")).startsWith("503");
        }
    }

    @Test
    @DisplayName("ends the line when the handshake fails, so that nothing goes on in clear")
    void failed() {
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            assertThat(talk.say("STARTTLS")).startsWith("220");
            talk.send("MAIL FROM:<boss@nordlicht.example>\r\n");
            assertThat(talk.isEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("shows a renewed certificate without a restart")
    void renewed() throws IOException {
        TestCertificate second = TestCertificate.of("dns:" + NAME);
        second.write(certificate, key);
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.say("STARTTLS");
            talk.secure(second.trusted(), NAME);
            assertThat(talk.say("NOOP")).startsWith("250");
        }
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.say("STARTTLS");
            assertThatThrownBy(() -> talk.secure(FIRST.trusted(), NAME)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    @DisplayName("stays with the last good certificate while a new one is half written")
    void halfWritten() throws IOException {
        String half = Files.readString(certificate).substring(0, 200);
        Files.writeString(certificate, half);
        try (SmtpTalk talk = scene.talk()) {
            talk.say("EHLO mail.example");
            talk.say("STARTTLS");
            talk.secure(FIRST.trusted(), NAME);
            assertThat(talk.say("NOOP")).startsWith("250");
        }
    }

    @Test
    @DisplayName("does not begin with a certificate that cannot be read, and says which settings to look at")
    void unreadable() throws IOException {
        Files.writeString(key, "nothing");
        assertThatThrownBy(() -> new ServerCertificate(certificate, key))
                .hasMessageContaining("TANDEM_SMTP_CERTIFICATE");
    }

    @Test
    @DisplayName("is not there without a certificate")
    void without() {
        try (DoorScene bare = new DoorScene(Map.of());
                SmtpTalk talk = bare.talk()) {
            assertThat(talk.say("EHLO mail.example")).doesNotContain("STARTTLS");
            assertThat(talk.say("STARTTLS")).startsWith("454");
            assertThat(talk.say("NOOP")).startsWith("250");
        }
    }
}
