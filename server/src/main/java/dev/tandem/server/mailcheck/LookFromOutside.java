package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.MailNames.Addresses;
import dev.tandem.server.mailcheck.MailNames.Exchanger;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Listed;
import dev.tandem.server.mailcheck.MailNames.Exchangers.NoSuchDomain;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Silent;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Unlisted;
import dev.tandem.server.mailcheck.Seen.Machine;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Finds the machines of a domain as RFC 5321 section 5.1 lays down, and calls each of them at each of its addresses. */
final class LookFromOutside {

    static final int MACHINES_MAX = 10;
    static final int ADDRESSES_MAX = 6;

    private final MailNames names;
    private final Stranger stranger;

    LookFromOutside(MailNames names, Stranger stranger) {
        this.names = names;
        this.stranger = stranger;
    }

    Seen look(String domain, int port) {
        MailNames.Exchangers exchangers = names.exchangers(domain);
        List<Machine> machines = machineNames(domain, exchangers).stream()
                .distinct()
                .limit(MACHINES_MAX)
                .map(this::machine)
                .toList();
        List<Call> calls = machines.stream()
                .flatMap(machine -> machine.addresses().all().stream()
                        .limit(ADDRESSES_MAX)
                        .map(address -> new Place(domain, machine.name(), address, port)))
                .map(stranger::call)
                .toList();
        return new Seen(domain, exchangers, machines, calls);
    }

    /** Without an MX record the domain itself is the machine. */
    private static List<String> machineNames(String domain, MailNames.Exchangers exchangers) {
        return switch (exchangers) {
            case Listed listed ->
                listed.all().stream()
                        .filter(one -> !one.isNobody())
                        .map(Exchanger::machine)
                        .toList();
            case Unlisted _ -> List.of(domain);
            case NoSuchDomain _ -> List.of();
            case Silent _ -> List.of();
        };
    }

    private Machine machine(String name) {
        return literal(name)
                .map(address -> new Machine(name, true, new Addresses(List.of(address), false, false)))
                .orElseGet(() -> new Machine(name, false, names.addresses(name)));
    }

    private static Optional<InetAddress> literal(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(name));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
