package dev.tandem.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.bench.SettableClock;
import dev.tandem.server.outgoing.TestHosts;
import dev.tandem.server.provider.Provider.Envelope;
import dev.tandem.server.provider.Provider.HandedOver;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Security;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line to a provider serves several emails")
class KeptLinesTest {

    private static final EmailAddress CRM = new EmailAddress("crm@fenster-kramer.example");
    private static final EmailAddress BEN = new EmailAddress("ben@nordlicht.example");

    private final SettableClock clock = new SettableClock();
    private final SmtpProvider provider = new SmtpProvider(
            TestHosts.of(List.of("127.0.0.0/8"), Map.of("localhost", List.of("127.0.0.1"))),
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Duration.ofSeconds(2),
            clock);

    @AfterEach
    void hangUp() {
        provider.destroy();
    }

    @Test
    @DisplayName("one after the other, greeted once, and each is taken")
    void several() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            for (int n = 0; n < 3; n++) {
                assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            }
            assertThat(server.taken).hasSize(3);
            assertThat(greetings(server)).isEqualTo(1);
            assertThat(server.told).doesNotContain("QUIT");
        }
    }

    @Test
    @DisplayName("for a moment: after that a new one is opened")
    void idle() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of())) {
            handOver(server);
            clock.pass(IdleLines.IDLE_MAX);
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(greetings(server)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("one that died meanwhile is noticed before the email, which leaves on a new one")
    void died() {
        try (ScriptedSmtp server = ScriptedSmtp.plain(Map.of("RSET", ScriptedSmtp.DROP))) {
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(server.taken).hasSize(2);
            assertThat(greetings(server)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("one that breaks before the end of an email has told nothing that counts: a new one tells it, once")
    void breaks() {
        try (ScriptedSmtp server = ScriptedSmtp.breakingSecond("MAIL")) {
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(server.taken).hasSize(2);
            assertThat(greetings(server)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("R45: one that breaks at the end leaves the email unclear, and nothing tells it again")
    void breaksAtTheEnd() {
        try (ScriptedSmtp server = ScriptedSmtp.breakingSecond("END")) {
            assertThat(handOver(server)).isInstanceOf(HandedOver.Accepted.class);
            assertThat(handOver(server)).isInstanceOf(HandedOver.Unclear.class);
            assertThat(greetings(server)).isEqualTo(1);
        }
    }

    private long greetings(ScriptedSmtp server) {
        return server.told.stream().filter(said -> said.startsWith("EHLO")).count();
    }

    private HandedOver handOver(ScriptedSmtp server) {
        ProviderSettings settings = new ProviderSettings(
                "localhost", server.port(), Security.NONE, Optional.empty(), CRM, Optional.empty());
        RawEmail email = new RawEmail("Subject: Test\r\n\r\nHallo\r\n".getBytes(StandardCharsets.UTF_8));
        return provider.handOver(settings, new Envelope(CRM, List.of(BEN), email), () -> {});
    }
}
