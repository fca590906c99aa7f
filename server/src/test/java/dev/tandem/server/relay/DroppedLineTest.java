package dev.tandem.server.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.outgoing.TestCertificate;
import dev.tandem.server.outgoing.TestHosts;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.NewDelivery;
import dev.tandem.server.provider.DeliveryStore.Origin;
import dev.tandem.server.provider.Provider;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Login;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.Providers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("R43, R45: a line to the provider that drops")
class DroppedLineTest {

    private static final EmailAddress CRM = new EmailAddress("crm@fenster-kramer.example");
    private static final EmailAddress JANA = new EmailAddress("jana@praxis-weber.example");
    private static final TestCertificate CERTIFICATE = TestCertificate.of("dns:localhost");
    private static final Duration NEXT_TRY = Duration.ofMinutes(1);
    private static final int LARGE_BYTES = 8 * 1024 * 1024;

    private final Bench bench = Bench.shared();
    private final Scene scene = new Scene();
    private final SmtpProvider smtp = new SmtpProvider(
            TestHosts.of(List.of("127.0.0.0/8"), Map.of("localhost", List.of("127.0.0.1"))),
            CERTIFICATE.trusted().getSocketFactory(),
            Duration.ofSeconds(5),
            bench.clock());

    @AfterEach
    void hangUp() {
        smtp.destroy();
    }

    @ParameterizedTest(name = "at {0}: {2} at first, {3} in the end, taken {4} times")
    @CsvSource({
        "GREETING, small, waits BROKEN_OFF, ACCEPTED, 1",
        "EHLO, small, waits BROKEN_OFF, ACCEPTED, 1",
        "STARTTLS, small, waits BROKEN_OFF, ACCEPTED, 1",
        "AUTH, small, waits BROKEN_OFF, ACCEPTED, 1",
        "MAIL, small, waits BROKEN_OFF, ACCEPTED, 1",
        "RCPT, small, waits BROKEN_OFF, ACCEPTED, 1",
        "DATA, small, waits BROKEN_OFF, ACCEPTED, 1",
        "CONTENT, large, waits BROKEN_OFF, ACCEPTED, 1",
        "END, small, UNKNOWN, UNKNOWN, 1",
        "QUIT, small, ACCEPTED, ACCEPTED, 1"
    })
    @DisplayName(
            "leaves the email waiting for another try, or unclear once its end was told, and never makes two of it")
    void drops(String verb, String size, String atFirst, String inTheEnd, int taken) {
        try (ScriptedSmtp server = server(verb).breakingFirst(verb)) {
            Provider provider = new Led(settings(verb, server.port()));
            queue(size.equals("large") ? LARGE_BYTES : 100);

            deliver(provider);
            assertThat(state()).isEqualTo(atFirst);

            for (int again = 0; again < 3; again++) {
                bench.clock().pass(NEXT_TRY);
                deliver(provider);
            }
            smtp.destroy();
            assertThat(state()).isEqualTo(inTheEnd);
            assertThat(server.taken).hasSize(taken);
        }
    }

    /** Leads every email to the scripted server, wherever the sub-account's own provider is. */
    private final class Led implements Provider {

        private final ProviderSettings there;

        private Led(ProviderSettings there) {
            this.there = there;
        }

        @Override
        public Optional<ProviderTrouble> test(ProviderSettings settings, EmailAddress recipient) {
            return smtp.test(there, recipient);
        }

        @Override
        public HandedOver handOver(ProviderSettings settings, Envelope envelope, Runnable beforeTheEnd) {
            return smtp.handOver(there, envelope, beforeTheEnd);
        }
    }

    private static ScriptedSmtp server(String verb) {
        return verb.equals("STARTTLS") ? ScriptedSmtp.startTls(CERTIFICATE.shown()) : ScriptedSmtp.plain(Map.of());
    }

    private static ProviderSettings settings(String verb, int port) {
        Security security = verb.equals("STARTTLS") ? Security.STARTTLS : Security.NONE;
        Optional<Login> login = verb.equals("AUTH") ? Optional.of(new Login("crm", "geheim")) : Optional.<Login>empty();
        return new ProviderSettings("localhost", port, security, login, CRM, Optional.empty());
    }

    private void queue(int bytes) {
        String email = "From: crm@fenster-kramer.example\r\nTo: jana@praxis-weber.example\r\nSubject: Test\r\n\r\n"
                + ("x".repeat(62) + "\r\n").repeat(Math.max(1, bytes / 64));
        var envelope =
                new Provider.Envelope(CRM, List.of(JANA), new RawEmail(email.getBytes(StandardCharsets.US_ASCII)));
        bench.get(DeliveryStore.class)
                .queue(
                        scene.kramer(),
                        new NewDelivery(
                                Origin.NOTICE,
                                "dropped",
                                UUID.randomUUID() + "@fenster-kramer.example",
                                envelope,
                                Optional.empty(),
                                bench.clock().instant()),
                        bench.clock().instant());
    }

    private void deliver(Provider provider) {
        Providers.deliverAll(bench, scene.kramer(), provider);
    }

    private String state() {
        return bench.get(JdbcClient.class)
                .sql("select coalesce(outcome, 'waits ' || trouble) from delivery where sub_account_id = :subAccount")
                .param("subAccount", scene.kramer().value())
                .query(String.class)
                .single();
    }
}
