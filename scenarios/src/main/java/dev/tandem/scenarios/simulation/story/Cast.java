package dev.tandem.scenarios.simulation.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Who there is in a story, and how things stand in the CRM as its people know it. */
final class Cast {

    /** People whom nobody has to know. */
    static final List<String> OUTSIDE = List.of(
            "jana.weber@praxis-weber.example",
            "j.weber@praxis-weber.example",
            "anna.maier@gmail.com",
            "paul.kern@kern-bau.example",
            "lea.kern@kern-bau.example",
            "familie.kern@kern-bau.example",
            "otto.lang@lang-und-sohn.example",
            "mia.lang@lang-und-sohn.example",
            "rosa.blum@blumenhaus.example",
            "kai.ernst@ernst-druck.example",
            "eva.stein@steinmetz.example",
            "max.holz@holzbau.example");

    /** Whose mailbox is connected where. */
    record Link(UUID subAccount, Colleague user, String mailbox) {}

    final List<UUID> subAccounts = new ArrayList<>();
    final List<Colleague> colleagues = new ArrayList<>();
    final Map<UUID, List<Colleague>> members = new LinkedHashMap<>();
    final Map<UUID, Client> clients = new LinkedHashMap<>();
    final List<Link> links = new ArrayList<>();
    final List<String> strangers = new ArrayList<>();
    final Set<String> withoutConsent = new LinkedHashSet<>();
    final Set<Link> paused = new LinkedHashSet<>();

    /** Every mailbox at Gmail that belongs to somebody here. */
    List<String> mailboxes() {
        return colleagues.stream().map(Colleague::address).toList();
    }

    List<Colleague> membersOf(UUID subAccount) {
        return members.computeIfAbsent(subAccount, none -> new ArrayList<>());
    }

    List<Client> clientsOf(UUID subAccount) {
        return clients.values().stream()
                .filter(client -> client.subAccount().equals(subAccount))
                .toList();
    }

    /** Every address that some contact has. */
    List<String> knownAddresses() {
        return clients.values().stream()
                .flatMap(client -> client.addresses().stream())
                .distinct()
                .toList();
    }

    Optional<Link> link(UUID subAccount, Colleague user) {
        return links.stream()
                .filter(link ->
                        link.subAccount().equals(subAccount) && link.user().equals(user))
                .findFirst();
    }

    /** Connections through which something can be sent. */
    List<Link> working() {
        return links.stream()
                .filter(link -> !withoutConsent.contains(link.mailbox()))
                .filter(link -> !paused.contains(link))
                .toList();
    }

    /** Mailboxes that are connected somewhere. */
    List<String> connected() {
        return links.stream().map(Link::mailbox).distinct().toList();
    }

    /** Every place where a user belongs. */
    Stream<Link> memberships() {
        return members.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(user -> new Link(entry.getKey(), user, user.address())));
    }

    /** How a sub-account is called in words. */
    String name(UUID subAccount) {
        return "sub-account " + (char) ('A' + subAccounts.indexOf(subAccount));
    }
}
