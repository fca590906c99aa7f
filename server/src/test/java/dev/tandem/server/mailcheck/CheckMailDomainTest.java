package dev.tandem.server.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.smtpin.OpenDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./tandem check-mail-domain: would a stranger's email reach the smart addresses (R60, R66)?")
class CheckMailDomainTest {

    private final Checking checking = new Checking();

    @Test
    @DisplayName(
            "Tandem's own door, with a good certificate: everything is fine, except that only this machine gets there")
    void ownDoor(@TempDir Path directory) {
        Path certificate = directory.resolve("fullchain.pem");
        Path key = directory.resolve("privkey.pem");
        Checking.GOOD.write(certificate, key);
        Map<String, String> settings =
                Map.of("tandem.smtp.certificate", certificate.toString(), "tandem.smtp.key", key.toString());
        try (OpenDoor door = new OpenDoor(settings)) {
            String where = "mx.tandem.example (127.0.0.1) port " + door.port() + ": ";
            String said = checking.check(door.port(), Checking.GOOD);
            assertThat(checking.code()).isZero();
            assertThat(said.lines())
                    .hasSize(7)
                    .contains("ok       Emails to in.tandem.example go to mx.tandem.example (10).")
                    .contains("ok       " + where + "Tandem greets there as in.tandem.example.")
                    .contains("ok       " + where + "refuses an address that nobody has, while the sender waits.")
                    .contains("ok       " + where + "passes nothing on to foreign domains.")
                    .contains("On the way of emails to in.tandem.example: no problems, 1 warning. Nothing was sent.");
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
            assertThat(checking.check(door.port(), Checking.GOOD))
                    .contains("warning")
                    .contains("TANDEM_SMTP_CERTIFICATE");
            assertThat(checking.code()).isZero();
        }
    }

    @Test
    @DisplayName("where nobody listens the forwarding of port 25 is to be looked at")
    void refused() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertThat(checking.check(free, Checking.GOOD))
                .contains("problem", "nobody listens on port " + free, "TANDEM_SMTP_PORT");
        assertThat(checking.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("every machine is called, and without an MX record the domain itself")
    void everyMachine() {
        try (ScriptedMachine machine = new ScriptedMachine(Checking.GOOD.shown(), Map.of())) {
            checking.names = new WrittenNames(
                    Map.of(Checking.DOMAIN, WrittenNames.listed("mx.tandem.example", "second.tandem.example")),
                    Map.of(
                            "mx.tandem.example", WrittenNames.at("127.0.0.1"),
                            "second.tandem.example", WrittenNames.at("127.0.0.1")));
            assertThat(checking.check(machine.port(), Checking.GOOD))
                    .contains("mx.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets")
                    .contains("second.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets");
            checking.names = new WrittenNames(
                    Map.of(Checking.DOMAIN, new MailNames.Exchangers.Unlisted()),
                    Map.of(Checking.DOMAIN, WrittenNames.at("127.0.0.1")));
            assertThat(checking.check(machine.port(), Checking.GOOD))
                    .contains("warning", "has no MX record")
                    .contains("in.tandem.example (127.0.0.1) port " + machine.port() + ": Tandem greets");
            checking.names = new WrittenNames(Map.of(Checking.DOMAIN, WrittenNames.listed("127.0.0.1")), Map.of());
            assertThat(checking.check(machine.port(), Checking.GOOD))
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
        checking.run(Map.of(), line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(checking.code()).isEqualTo(2);
        assertThat(checking.words()).contains("./tandem check-mail-domain [domain] [--port 25]");
    }

    @Test
    @DisplayName(
            "without a domain it takes the one of the server, and a name in other letters as the name system writes it")
    void whichDomain() {
        assertThat(checking.run(Map.of("TANDEM_SMTP_DOMAIN", "In.Other.Example.")))
                .contains("Nobody knows the domain in.other.example.");
        assertThat(checking.run(Map.of("TANDEM_SMTP_DOMAIN", "in.other.example"), "müller.example"))
                .contains("Nobody knows the domain xn--mller-kva.example.");
        assertThat(checking.code()).isEqualTo(1);
    }
}
