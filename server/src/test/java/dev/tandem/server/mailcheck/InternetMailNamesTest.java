package dev.tandem.server.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.mailcheck.MailNames.Addresses;
import dev.tandem.server.mailcheck.MailNames.Exchanger;
import dev.tandem.server.mailcheck.MailNames.Exchangers;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;

@DisplayName("Asking the domain name system where emails go (RFC 5321 section 5.1)")
class InternetMailNamesTest {

    private static final InetAddress FOUR = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8::1");

    private final LoopbackNameServer server = new LoopbackNameServer(
            new MXRecord(name("in.example.com"), DClass.IN, 60, 20, name("second.example.com")),
            new MXRecord(name("in.example.com"), DClass.IN, 60, 10, name("first.example.com")),
            new MXRecord(name("none.example.com"), DClass.IN, 60, 0, Name.root),
            new CNAMERecord(name("other.example.com"), DClass.IN, 60, name("in.example.com")),
            new CNAMERecord(name("alias.example.com"), DClass.IN, 60, name("first.example.com")),
            new ARecord(name("first.example.com"), DClass.IN, 60, FOUR),
            new AAAARecord(name("first.example.com"), DClass.IN, 60, SIX));
    private final MailNames names = new InternetMailNames(server.resolver());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @DisplayName("the preferred machine comes first, also when the domain only stands for another one")
    void preferred() {
        Exchangers wanted = new Exchangers.Listed(
                List.of(new Exchanger(10, "first.example.com"), new Exchanger(20, "second.example.com")));
        assertThat(names.exchangers("in.example.com")).isEqualTo(wanted);
        assertThat(names.exchangers("other.example.com")).isEqualTo(wanted);
    }

    @Test
    @DisplayName("a lone dot is nobody (RFC 7505)")
    void nobody() {
        assertThat(names.exchangers("none.example.com"))
                .isEqualTo(new Exchangers.Listed(List.of(new Exchanger(0, "."))));
        assertThat(new Exchanger(0, ".").isNobody()).isTrue();
        assertThat(new Exchanger(0, "first.example.com").isNobody()).isFalse();
    }

    @Test
    @DisplayName("no record, no domain and no answer are three things")
    void nothing() {
        assertThat(names.exchangers("first.example.com")).isEqualTo(new Exchangers.Unlisted());
        assertThat(names.exchangers("unknown.example.com")).isEqualTo(new Exchangers.NoSuchDomain());
        assertThat(names.exchangers("x".repeat(70) + ".example.com")).isEqualTo(new Exchangers.NoSuchDomain());
        assertThat(names.exchangers("broken.example.com")).isEqualTo(new Exchangers.Silent());
    }

    @Test
    @DisplayName("both kinds of addresses are found, and whether the name only stands for another one")
    void addresses() {
        assertThat(names.addresses("first.example.com")).isEqualTo(new Addresses(List.of(FOUR, SIX), false, false));
        assertThat(names.addresses("alias.example.com")).isEqualTo(new Addresses(List.of(FOUR, SIX), true, false));
        assertThat(names.addresses("unknown.example.com")).isEqualTo(new Addresses(List.of(), false, false));
        assertThat(names.addresses("broken.example.com")).isEqualTo(new Addresses(List.of(), false, true));
    }

    private static Name name(String text) {
        return Name.fromConstantString(text + ".");
    }
}
