package dev.tandem.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.outgoing.FindHost.Found;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A machine that somebody named")
class FindHostTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "mail.example", List.of("1.1.1.1", "2a00::1"),
            "both.example", List.of("1.1.1.1", "10.0.0.7"),
            "Intern.example", List.of("10.0.0.7"));

    @Test
    @DisplayName("is found with all its addresses where they are public")
    void found() {
        assertThat(find("mail.example"))
                .isEqualTo(new Found.At(List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("2a00::1"))));
        assertThat(find("nobody.example")).isEqualTo(new Found.Unknown());
    }

    @Test
    @DisplayName("is not gone to where a single one of them is not, whichever would be tried first")
    void notAllowed() {
        assertThat(find("both.example")).isEqualTo(new Found.NotAllowed(InetAddress.ofLiteral("10.0.0.7")));
    }

    @Test
    @DisplayName("is gone to where the operator allows its name, its address or a block of them, and no other is")
    void allowed() {
        assertThat(find("Intern.example", " intern.EXAMPLE ", "")).isInstanceOf(Found.At.class);
        assertThat(find("Intern.example", "10.0.0.7")).isInstanceOf(Found.At.class);
        assertThat(find("Intern.example", "192.168.0.0/16", "10.0.0.0/29")).isInstanceOf(Found.At.class);
        assertThat(find("Intern.example", "both.example", "10.0.0.8")).isInstanceOf(Found.NotAllowed.class);
    }

    private static Found find(String host, String... allowed) {
        return TestHosts.of(List.of(allowed), NAMES).find(host);
    }
}
