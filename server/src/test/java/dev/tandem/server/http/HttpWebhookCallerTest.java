package dev.tandem.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.http.Receiver.Received;
import dev.tandem.server.outgoing.TestCertificate;
import dev.tandem.server.outgoing.TestHosts;
import dev.tandem.server.webhook.WebhookCaller.Header;
import dev.tandem.server.webhook.WebhookCaller.Line;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookCaller.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A webhook is called")
class HttpWebhookCallerTest {

    private static final String HOST = "hooks.praxis-weber.example";
    private static final Map<String, List<String>> NAMES = Map.of(
            HOST,
            List.of("127.0.0.1"),
            "both.example",
            List.of("1.1.1.1", "127.0.0.1"),
            "10.0.0.7",
            List.of("10.0.0.7"));

    @Test
    @DisplayName(
            "at the address that was checked and no other: the name, which nobody else knows, goes along in the header alone")
    void pinned() throws NoSuchAlgorithmException {
        try (Receiver receiver = Receiver.plain()) {
            URI address = URI.create("http://" + HOST + ":" + receiver.port() + "/tandem?a=b%20c");
            assertThat(post(SSLContext.getDefault(), address))
                    .isEqualTo(new Posted(Optional.of(204), Optional.empty()));
            Received received = receiver.next();
            assertThat(received.path()).isEqualTo("/tandem?a=b%20c");
            assertThat(received.header("Host")).isEqualTo(HOST + ":" + receiver.port());
            assertThat(received.header("Tandem-Test")).isEqualTo("yes");
            assertThat(received.header("Content-Type")).isEqualTo("application/json");
            assertThat(received.body()).isEqualTo("{\"ä\":1}");
        }
    }

    @Test
    @DisplayName("over an encrypted line, whose certificate has to be for the name")
    void encrypted() {
        TestCertificate good = TestCertificate.of("dns:" + HOST);
        TestCertificate other = TestCertificate.of("dns:other.example");
        try (Receiver receiver = Receiver.encrypted(good.shown())) {
            URI address = URI.create("https://" + HOST + ":" + receiver.port() + "/");
            assertThat(post(good.trusted(), address).status()).contains(204);
            assertThat(post(other.trusted(), address).trouble()).contains(Trouble.NO_SAFE_LINE);
        }
        try (Receiver receiver = Receiver.encrypted(other.shown())) {
            URI address = URI.create("https://" + HOST + ":" + receiver.port() + "/");
            assertThat(post(other.trusted(), address).trouble()).contains(Trouble.NO_SAFE_LINE);
        }
    }

    @Test
    @DisplayName("never in a private network, also where only one of its addresses stands there, or none is known")
    void notAllowed() throws NoSuchAlgorithmException {
        for (String host : List.of(HOST, "both.example", "10.0.0.7")) {
            HttpWebhookCaller strict = new HttpWebhookCaller(
                    TestHosts.of(List.of(), NAMES), SSLContext.getDefault(), Duration.ofSeconds(5));
            try (Line line = strict.open(URI.create("http://" + host + ":1/"))) {
                assertThat(line.post(List.of(), "{}"))
                        .isEqualTo(new Posted(Optional.empty(), Optional.of(Trouble.HOST_NOT_ALLOWED)));
            }
        }
        assertThat(post(SSLContext.getDefault(), URI.create("http://nobody.example/"))
                        .trouble())
                .contains(Trouble.HOST_UNKNOWN);
    }

    @Test
    @DisplayName("and follows no redirect, waits not for ever, and knows when nobody is there")
    void failing() throws NoSuchAlgorithmException, IOException {
        try (Receiver receiver = Receiver.plain()) {
            URI address = URI.create("http://" + HOST + ":" + receiver.port() + "/");
            receiver.answer(302, 500, Receiver.SILENT);
            assertThat(post(SSLContext.getDefault(), address))
                    .isEqualTo(new Posted(Optional.of(302), Optional.of(Trouble.OTHER_STATUS)));
            assertThat(post(SSLContext.getDefault(), address).status()).contains(500);
            assertThat(post(SSLContext.getDefault(), address).trouble()).contains(Trouble.TOO_SLOW);
            assertThat(receiver.next().path()).isEqualTo("/");
            assertThat(receiver.next().path()).isEqualTo("/");
            assertThat(receiver.next().path()).isEqualTo("/");
            assertThat(receiver.unseen()).isZero();
        }
        int closed;
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = door.getLocalPort();
        }
        assertThat(post(SSLContext.getDefault(), URI.create("http://" + HOST + ":" + closed + "/"))
                        .trouble())
                .contains(Trouble.NOT_REACHED);
    }

    private static Posted post(SSLContext encryption, URI address) {
        HttpWebhookCaller caller =
                new HttpWebhookCaller(TestHosts.of(List.of("127.0.0.0/8"), NAMES), encryption, Duration.ofSeconds(3));
        try (Line line = caller.open(address)) {
            return line.post(List.of(new Header("Tandem-Test", "yes")), "{\"ä\":1}");
        }
    }
}
