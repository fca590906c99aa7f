package dev.tandem.server.mailcheck;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A name system that a test wrote down; it knows nothing else. */
record WrittenNames(Map<String, Exchangers> domains, Map<String, Addresses> machines) implements MailNames {

    /** The domain of the tests, and its machine on this machine. */
    static WrittenNames usual() {
        return new WrittenNames(
                Map.of("in.tandem.example", listed("mx.tandem.example")), Map.of("mx.tandem.example", at("127.0.0.1")));
    }

    static Exchangers listed(String... machines) {
        return new Exchangers.Listed(
                Stream.of(machines).map(machine -> new Exchanger(10, machine)).toList());
    }

    static Addresses at(String... addresses) {
        return new Addresses(Stream.of(addresses).map(InetAddress::ofLiteral).toList(), false, false);
    }

    @Override
    public Exchangers exchangers(String domain) {
        return Objects.requireNonNullElse(domains.get(domain), new Exchangers.NoSuchDomain());
    }

    @Override
    public Addresses addresses(String machine) {
        return Objects.requireNonNullElse(machines.get(machine), new Addresses(List.of(), false, false));
    }
}
