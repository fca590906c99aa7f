package dev.tandem.server.mailcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.Call.Reach;
import dev.tandem.server.mailcheck.Call.Step;
import dev.tandem.server.mailcheck.Encryption.Shown;
import dev.tandem.server.mailcheck.Encryption.Untried;
import dev.tandem.server.mailcheck.Finding.Level;
import dev.tandem.server.mailcheck.MailNames.Addresses;
import dev.tandem.server.mailcheck.MailNames.Exchanger;
import dev.tandem.server.mailcheck.MailNames.Exchangers;
import dev.tandem.server.mailcheck.Seen.Machine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What records and certificates mean for emails to a domain (RFC 5321 section 5.1)")
class DomainRulesTest {

    private static final String DOMAIN = "in.example.com";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Addresses PUBLIC = WrittenNames.at("8.8.8.8");

    @Test
    @DisplayName("one machine with a public address is all that is wanted")
    void wanted() {
        assertThat(records(listed("mx.example.com"), machine("mx.example.com", PUBLIC)))
                .containsExactly(Finding.ok("Emails to in.example.com go to mx.example.com (10)."));
    }

    @Test
    @DisplayName("a lone dot says that no emails are taken (RFC 7505)")
    void nobody() {
        assertThat(records(listed("."))).singleElement().satisfies(isProblem("is a lone dot"));
    }

    @Test
    @DisplayName("without an MX record the address of the domain serves, with a warning; without that too nothing does")
    void unlisted() {
        assertThat(records(new Exchangers.Unlisted(), machine(DOMAIN, PUBLIC)))
                .singleElement()
                .satisfies(is(Level.WARNING, "has no MX record"));
        assertThat(records(new Exchangers.Unlisted(), machine(DOMAIN, WrittenNames.at()))
                        .getFirst())
                .satisfies(isProblem("neither MX record nor address"));
    }

    @Test
    @DisplayName("an unknown domain is told from name servers that are silent")
    void unknown() {
        assertThat(records(new Exchangers.NoSuchDomain())).singleElement().satisfies(isProblem("Nobody knows"));
        assertThat(records(new Exchangers.Silent())).singleElement().satisfies(isProblem("No name server answers"));
    }

    @Test
    @DisplayName("a machine may not be another name for a machine")
    void alias() {
        Addresses alias = new Addresses(PUBLIC.all(), true, false);
        assertThat(records(listed("mx.example.com"), machine("mx.example.com", alias))
                        .getLast())
                .satisfies(isProblem("CNAME"));
    }

    @Test
    @DisplayName("a machine needs an address; none is told from name servers that are silent")
    void noAddress() {
        Addresses silent = new Addresses(List.of(), false, true);
        assertThat(records(listed("mx.example.com"), machine("mx.example.com", WrittenNames.at()))
                        .getLast())
                .satisfies(isProblem("has no address"));
        assertThat(records(listed("mx.example.com"), machine("mx.example.com", silent))
                        .getLast())
                .satisfies(isProblem("No name server answers for mx.example.com"));
    }

    @Test
    @DisplayName("each address that strangers cannot reach is a warning, and no other")
    void inner() {
        Addresses mixed = WrittenNames.at("10.0.0.7", "8.8.8.8", "::1", "2606:4700::1111");
        assertThat(records(listed("mx.example.com"), machine("mx.example.com", mixed)))
                .filteredOn(finding -> finding.level() == Level.WARNING)
                .extracting(Finding::text)
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("only machines beside this one reach"))
                .anySatisfy(text -> assertThat(text).contains("10.0.0.7"))
                .anySatisfy(text -> assertThat(text).contains("0:0:0:0:0:0:0:1"));
    }

    @Test
    @DisplayName("a network without IPv6 says nothing about a machine with it; one without IPv4 is told")
    void noWay() {
        assertThat(unreached("2606:4700::1111", Reach.NO_WAY)).satisfies(is(Level.WARNING, "no IPv6"));
        assertThat(unreached("8.8.8.8", Reach.NO_WAY)).satisfies(isProblem("does not lead there"));
        assertThat(unreached("8.8.8.8", Reach.NO_ANSWER)).satisfies(isProblem("A firewall swallows it"));
        assertThat(unreached("2606:4700::1111", Reach.NO_ANSWER)).satisfies(isProblem("A firewall swallows it"));
    }

    @Test
    @DisplayName("when nothing could be looked at, nothing is said to be fine")
    void nobodyLooked() {
        Place six = new Place(DOMAIN, "mx.example.com", InetAddress.ofLiteral("2606:4700::1111"), 25);
        Place four = new Place(DOMAIN, "mx.example.com", InetAddress.ofLiteral("8.8.8.8"), 25);
        Call noWay = new Call(six, Reach.NO_WAY, Map.of(), new Untried());
        Call line = new Call(
                four,
                Reach.LINE,
                Map.of(Step.GREETING, new Heard.Said(220, List.of(DOMAIN + " Tandem"))),
                new Untried());
        assertThat(called(noWay).getLast()).satisfies(isProblem("Nothing could be asked"));
        assertThat(called(noWay, line)).extracting(Finding::level).doesNotContain(Level.PROBLEM);
    }

    private static List<Finding> called(Call... calls) {
        Machine machine = machine("mx.example.com", PUBLIC);
        return DomainRules.judge(new Seen(DOMAIN, listed("mx.example.com"), List.of(machine), List.of(calls)), NOW);
    }

    @Test
    @DisplayName("a star in a certificate stands for one label and no more (RFC 6125)")
    void star() {
        assertThat(CertificateRules.isFor("MX.example.com", List.of("*.Example.com")))
                .isTrue();
        assertThat(CertificateRules.isFor("mx.example.com", List.of("www.example.com", "mx.example.com")))
                .isTrue();
        assertThat(CertificateRules.isFor("a.mx.example.com", List.of("*.example.com")))
                .isFalse();
        assertThat(CertificateRules.isFor("example.com", List.of("*.example.com", "*.com.example")))
                .isFalse();
        assertThat(CertificateRules.isFor("mx.example.com", List.of())).isFalse();
    }

    @Test
    @DisplayName("fourteen days before its end a certificate is fine, a moment later it is called forgotten")
    void left() {
        Instant until = NOW.plus(CertificateRules.LEFT_MIN);
        assertThat(certificate(NOW.minusSeconds(1), until)).singleElement().satisfies(is(Level.OK, "14 days"));
        assertThat(certificate(NOW.minusSeconds(1), until.minusMillis(1)))
                .singleElement()
                .satisfies(is(Level.WARNING, "good for 13 days more"));
        assertThat(certificate(NOW.minusSeconds(1), NOW))
                .singleElement()
                .satisfies(is(Level.WARNING, "expired 0 days"));
        assertThat(certificate(NOW.plusMillis(1), until))
                .singleElement()
                .satisfies(is(Level.WARNING, "good only from"));
        assertThat(certificate(NOW, NOW.plus(Duration.ofDays(1))))
                .singleElement()
                .satisfies(is(Level.WARNING, "1 day more"));
    }

    private static List<Finding> certificate(Instant from, Instant until) {
        Place place = new Place(DOMAIN, "mx.example.com", InetAddress.ofLiteral("8.8.8.8"), 25);
        return CertificateRules.judge(place, new Shown(List.of("mx.example.com"), from, until, true), NOW);
    }

    private static Finding unreached(String address, Reach reach) {
        Place place = new Place(DOMAIN, "mx.example.com", InetAddress.ofLiteral(address), 25);
        return CallRules.judge(new Call(place, reach, Map.of(), new Untried()), NOW)
                .getFirst();
    }

    private static List<Finding> records(Exchangers exchangers, Machine... machines) {
        return DomainRules.judge(new Seen(DOMAIN, exchangers, List.of(machines), List.of()), NOW);
    }

    private static Exchangers listed(String machine) {
        return new Exchangers.Listed(List.of(new Exchanger(10, machine)));
    }

    private static Machine machine(String name, Addresses addresses) {
        return new Machine(name, false, addresses);
    }

    private static Consumer<Finding> isProblem(String text) {
        return is(Level.PROBLEM, text);
    }

    private static Consumer<Finding> is(Level level, String text) {
        return finding -> {
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.text()).contains(text);
        };
    }
}
