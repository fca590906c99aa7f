package dev.tandem.scenarios.simulation.story;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.story.Cast.Link;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.MergeContacts;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.heldback.ImportHeldBack;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.SubAccountStore.Settings;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** What changes in the CRM: contacts, whose they are, and policies. */
final class PeopleSteps {

    private final Play play;
    private final Dice dice;
    private final Cast cast;

    PeopleSteps(Play play) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
    }

    List<Step> all() {
        return List.of(
                new Step(7, this::assigns),
                new Step(3, this::makesContact),
                new Step(3, this::addsAddress),
                new Step(2, this::takesAddress),
                new Step(2, this::setsGate),
                new Step(3, this::letsIn),
                new Step(1, this::merges));
    }

    /** R27: with one or two addresses, which others may have too; assigned to a member or to nobody. */
    String makesContact() {
        UUID subAccount = dice.oneOf(cast.subAccounts);
        List<String> addresses = new ArrayList<>(List.of(address()));
        if (dice.percent(30)) {
            addresses.add(address());
        }
        List<String> distinct = addresses.stream().distinct().toList();
        Optional<UUID> assignee = assignee(subAccount);
        UUID id = play.server(WriteContact.class).add(new SubAccountId(subAccount), details(distinct, assignee));
        Client client = new Client(subAccount, id, distinct, assignee);
        cast.clients.put(id, client);
        play.happened(new Event.ContactMade(subAccount, id, distinct, assignee));
        return "contact " + client + " is made in " + cast.name(subAccount) + " " + whose(assignee);
    }

    /** R16: now and then somebody writes down a colleague as a contact. */
    private String address() {
        return dice.percent(8) ? dice.oneOf(cast.mailboxes()) : dice.oneOf(Cast.OUTSIDE);
    }

    private String assigns() {
        Client client = dice.oneOf(List.copyOf(cast.clients.values()));
        Optional<UUID> assignee = assignee(client.subAccount());
        play.server(WriteContact.class)
                .assign(new SubAccountId(client.subAccount()), client.id(), assignee.map(UserId::new));
        cast.clients.put(client.id(), client.of(assignee));
        play.happened(new Event.Assigned(client.subAccount(), client.id(), assignee));
        return "contact " + client + " of " + cast.name(client.subAccount()) + " is now " + whose(assignee);
    }

    /** F69: strangers become known. */
    private String addsAddress() {
        Client client = dice.oneOf(List.copyOf(cast.clients.values()));
        String address = dice.percent(50) ? dice.maybeOneOf(cast.strangers).orElseGet(this::address) : address();
        if (client.addresses().contains(address)) {
            return "";
        }
        List<String> more = new ArrayList<>(client.addresses());
        more.add(address);
        return change(client.having(more)) + " has gained an address";
    }

    private String takesAddress() {
        Client client = dice.oneOf(List.copyOf(cast.clients.values()));
        if (client.addresses().isEmpty()) {
            return "";
        }
        List<String> fewer = new ArrayList<>(client.addresses());
        fewer.remove(dice.between(0, fewer.size() - 1));
        return change(client.having(fewer)) + " has lost an address";
    }

    private String change(Client client) {
        play.server(WriteContact.class)
                .change(
                        new SubAccountId(client.subAccount()),
                        client.id(),
                        details(client.addresses(), client.assignedTo()));
        cast.clients.put(client.id(), client);
        play.happened(new Event.AddressesSet(client.subAccount(), client.id(), client.addresses()));
        return "contact " + client + " of " + cast.name(client.subAccount());
    }

    /** R13. */
    String setsGate() {
        UUID subAccount = dice.oneOf(cast.subAccounts);
        GatePolicy policy = dice.oneOf(List.of(GatePolicy.values()));
        SubAccountStore store = play.server(SubAccountStore.class);
        SubAccount known = store.find(new SubAccountId(subAccount)).orElseThrow();
        Settings settings = new Settings(known.name(), known.timeZone(), known.language(), policy, known.dailyLimit());
        play.server(TransactionOperations.class)
                .executeWithoutResult(status -> store.change(new SubAccountId(subAccount), settings));
        play.happened(new Event.GateSet(subAccount, policy.name()));
        return "the gate of " + cast.name(subAccount) + " is " + policy;
    }

    /** R13: what was held back of a contact comes in, and somebody gets the contact. */
    private String letsIn() {
        Optional<Link> link = dice.maybeOneOf(cast.links);
        Optional<Client> client = link.flatMap(place -> dice.maybeOneOf(cast.clientsOf(place.subAccount())));
        if (client.isEmpty()) {
            return "";
        }
        SubAccountId subAccount = new SubAccountId(client.get().subAccount());
        UserId by = new UserId(link.orElseThrow().user().id());
        play.server(ImportHeldBack.class)
                .run(new ImportHeldBack.Wish(
                        subAccount, by, Set.of(client.get().id()), new ImportHeldBack.To.User(by)));
        Client now = asItIs(client.get());
        cast.clients.put(now.id(), now);
        play.happened(new Event.Assigned(now.subAccount(), now.id(), now.assignedTo()));
        play.happened(new Event.LetIn(now.subAccount(), now.id(), by.value()));
        return link.orElseThrow().user().address() + " lets in what was held back of " + now + " in "
                + cast.name(now.subAccount());
    }

    /** Two contacts are one and the same. */
    private String merges() {
        UUID subAccount = dice.oneOf(cast.subAccounts);
        List<Client> all = cast.clientsOf(subAccount);
        if (all.size() < 2 || cast.membersOf(subAccount).isEmpty()) {
            return "";
        }
        Client stays = dice.oneOf(all);
        Client goes = dice.oneOf(all);
        if (stays.id().equals(goes.id())) {
            return "";
        }
        play.server(MergeContacts.class).merge(access(stays.subAccount()), List.of(goes.id()), Optional.of(stays.id()));
        cast.clients.remove(goes.id());
        Client now = asItIs(stays);
        cast.clients.put(now.id(), now);
        play.happened(new Event.Merged(now.subAccount(), now.id(), goes.id(), now.addresses(), now.assignedTo()));
        return "contact " + goes + " becomes part of " + stays + " in " + cast.name(stays.subAccount());
    }

    private Access access(UUID subAccount) {
        Colleague colleague = dice.oneOf(cast.membersOf(subAccount));
        User user =
                play.server(UserStore.class).find(new UserId(colleague.id())).orElseThrow();
        SubAccount place = play.server(SubAccountStore.class)
                .find(new SubAccountId(subAccount))
                .orElseThrow();
        return new Access(Actor.self(user), place, Optional.of(MemberRole.USER));
    }

    /** What the CRM says of the contact now. */
    private Client asItIs(Client client) {
        Details details = play.server(ContactStore.class)
                .find(new SubAccountId(client.subAccount()), client.id())
                .orElseThrow()
                .details();
        List<String> addresses =
                details.addresses().stream().map(Address::value).toList();
        return client.having(addresses).of(details.assignedTo().map(UserId::value));
    }

    private Optional<UUID> assignee(UUID subAccount) {
        return dice.percent(25)
                ? Optional.empty()
                : dice.maybeOneOf(cast.membersOf(subAccount)).map(Colleague::id);
    }

    private static Details details(List<String> addresses, Optional<UUID> assignee) {
        List<Address> all = addresses.stream()
                .map(address -> new Address(address, address.equals(addresses.getFirst())))
                .toList();
        return new Details("", "Kunde", "", "", all, assignee.map(UserId::new), List.of(), false);
    }

    private String whose(Optional<UUID> user) {
        return user.flatMap(id -> cast.colleagues.stream()
                        .filter(colleague -> colleague.id().equals(id))
                        .findFirst())
                .map(colleague -> colleague.name() + "'s")
                .orElse("nobody's");
    }
}
