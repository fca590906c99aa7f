package dev.tandem.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tandem speaks only to machines in the public internet")
class OutgoingRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2a00:1450:4001:82a::200e",
                "3fff:ffff::1"
            })
    @DisplayName("to these")
    void to(String address) {
        assertThat(OutgoingRules.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "1fff::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "fc00::1",
                "fd12::1",
                "fe80::1",
                "ff02::1"
            })
    @DisplayName("not to these, which may stand beside it")
    void notTo(String address) {
        assertThat(OutgoingRules.isPublic(InetAddress.ofLiteral(address))).isFalse();
    }

    @Test
    @DisplayName("a block of addresses counts its first bits")
    void block() {
        AddressBlock block = AddressBlock.of("10.1.2.0/23");
        assertThat(block.contains(InetAddress.ofLiteral("10.1.3.255"))).isTrue();
        assertThat(block.contains(InetAddress.ofLiteral("10.1.4.0"))).isFalse();
        assertThat(block.contains(InetAddress.ofLiteral("::1"))).isFalse();
        assertThat(AddressBlock.of("10.1.2.3").contains(InetAddress.ofLiteral("10.1.2.3")))
                .isTrue();
        assertThat(AddressBlock.of("10.1.2.3").contains(InetAddress.ofLiteral("10.1.2.2")))
                .isFalse();
        assertThat(AddressBlock.of("0.0.0.0/0").contains(InetAddress.ofLiteral("255.1.2.3")))
                .isTrue();
        assertThat(AddressBlock.of("10.1.2.3/32").bits()).isEqualTo(32);
        assertThat(AddressBlock.of("::/128").bits()).isEqualTo(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0.0/8", "::/129", "/8"})
    @DisplayName("what is no block of addresses is none")
    void noBlock(String text) {
        assertThat(AddressBlock.parse(text)).isEmpty();
        assertThatThrownBy(() -> AddressBlock.of(text)).hasMessageContaining("no block of addresses");
    }
}
