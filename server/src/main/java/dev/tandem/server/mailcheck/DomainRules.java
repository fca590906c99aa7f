package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Reach;
import dev.tandem.server.mailcheck.MailNames.Exchanger;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Listed;
import dev.tandem.server.mailcheck.MailNames.Exchangers.NoSuchDomain;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Silent;
import dev.tandem.server.mailcheck.MailNames.Exchangers.Unlisted;
import dev.tandem.server.mailcheck.Seen.Machine;
import dev.tandem.server.outgoing.OutgoingRules;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the records of a domain mean for emails to it (RFC 5321 section 5.1, RFC 7505), and then each call. */
final class DomainRules {

    private DomainRules() {}

    /** Sentences in the order in which a sender goes. */
    static List<Finding> judge(Seen seen, Instant now) {
        List<Finding> all = new ArrayList<>(records(seen));
        seen.machines().stream().flatMap(machine -> machine(machine).stream()).forEach(all::add);
        seen.calls().stream()
                .flatMap(call -> CallRules.judge(call, now).stream())
                .forEach(all::add);
        if (!seen.calls().isEmpty() && seen.calls().stream().allMatch(call -> call.reach() == Reach.NO_WAY)) {
            all.add(Finding.problem(
                    "Nothing could be asked from here, so nothing is known. Ask from another network."));
        }
        return all;
    }

    private static List<Finding> records(Seen seen) {
        String domain = seen.domain();
        return switch (seen.exchangers()) {
            case Listed listed -> listed(domain, listed.all());
            case Unlisted _ -> List.of(unlisted(seen));
            case NoSuchDomain _ ->
                List.of(Finding.problem("Nobody knows the domain " + domain
                        + ". Where your domain's records are kept, add: " + record(domain)));
            case Silent _ ->
                List.of(Finding.problem(
                        "No name server answers for " + domain + ". Try again in a minute; if it stays so, look"
                                + " at the name servers of your domain, and whether this machine may ask any."));
        };
    }

    private static List<Finding> listed(String domain, List<Exchanger> all) {
        if (all.stream().anyMatch(Exchanger::isNobody)) {
            return List.of(Finding.problem("The MX record of " + domain
                    + " is a lone dot, which says that it takes no emails. Put this in its place: " + record(domain)));
        }
        String machines = all.stream()
                .map(one -> one.machine() + " (" + one.preference() + ")")
                .collect(Collectors.joining(", "));
        return List.of(Finding.ok("Emails to " + domain + " go to " + machines + "."));
    }

    private static Finding unlisted(Seen seen) {
        boolean atAll = seen.machines().stream()
                .anyMatch(machine -> !machine.addresses().all().isEmpty());
        return atAll
                ? Finding.warning(
                        seen.domain() + " has no MX record, so senders turn to its own address. It is safer to say it: "
                                + record(seen.domain()))
                : Finding.problem(seen.domain() + " has neither MX record nor address, so no email finds it. Add: "
                        + record(seen.domain()));
    }

    private static String record(String domain) {
        return domain + ". MX 10 <the name of the machine with Tandem>.";
    }

    private static List<Finding> machine(Machine machine) {
        return Stream.of(alias(machine), literal(machine), addresses(machine), inner(machine))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> alias(Machine machine) {
        return machine.addresses().alias()
                ? List.of(Finding.problem(machine.name()
                        + " only stands for another name (CNAME), which RFC 5321 forbids for a machine that takes emails. Name"
                        + " the other one, or give it an A record of its own."))
                : List.of();
    }

    private static List<Finding> literal(Machine machine) {
        return machine.literal()
                ? List.of(
                        Finding.warning(
                                "The MX record names the address " + machine.name()
                                        + ". It has to name a machine: give that address a name with an A record, and put the name there."))
                : List.of();
    }

    private static List<Finding> addresses(Machine machine) {
        if (!machine.addresses().all().isEmpty()) {
            return List.of();
        }
        return List.of(Finding.problem(
                machine.addresses().silent()
                        ? "No name server answers for " + machine.name() + ". Try again in a minute."
                        : machine.name() + " has no address. Add an A record with the address of the machine."));
    }

    private static List<Finding> inner(Machine machine) {
        return machine.addresses().all().stream()
                .filter(address -> !OutgoingRules.isPublic(address))
                .map(InetAddress::getHostAddress)
                .map(
                        address -> Finding.warning(
                                machine.name() + " has the address " + address
                                        + ", which only machines beside this one reach. Senders outside need a public one in its A record."))
                .toList();
    }
}
