package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.Opinion.Where.Continues;
import dev.tandem.scenarios.simulation.oracle.Opinion.Where.Opens;
import dev.tandem.scenarios.simulation.oracle.World.Link;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rules of sync, written a second time from their specification, without a look at the first time. */
final class PlainRules {

    private final World world;

    PlainRules(World world) {
        this.world = world;
    }

    Opinion judge(TrueCopy copy, UUID subAccount) {
        Optional<Event.Written> echo = world.echoOf(copy);
        if (echo.isPresent()) {
            return ofEcho(echo.get(), copy, subAccount);
        }
        if (copy.vanished) {
            return Opinion.notSynced("R17", "R06");
        }
        List<Link> since = world.links(subAccount, copy.id.mailbox()).stream()
                .filter(link -> link.since() < copy.appearedAt)
                .toList();
        if (since.isEmpty()) {
            return copy.isOutOfScope() ? Opinion.notSynced("R06", "R17") : Opinion.notSynced("R06");
        }
        return copy.isOutOfScope() ? Opinion.notSynced("R17") : inScope(copy, subAccount, since);
    }

    /** R44, R33. */
    private Opinion ofEcho(Event.Written email, TrueCopy copy, UUID subAccount) {
        String outOfScope = copy.isOutOfScope() ? "R17" : "R33";
        if (!email.subAccount().equals(subAccount)) {
            return Opinion.notSynced("R33", outOfScope);
        }
        return Opinion.here("R44");
    }

    private Opinion inScope(TrueCopy copy, UUID subAccount, List<Link> since) {
        ShownThread bound = world.bindings.get(World.key(subAccount, copy));
        if (bound != null) {
            return Opinion.synced("R11", new Continues(bound));
        }
        Optional<KnownContact> owner =
                copy.isSent() ? firstContact(subAccount, copy.addressed()) : firstContact(subAccount, copy.from());
        if (owner.isEmpty()) {
            return Opinion.notSynced("R14");
        }
        boolean begunElsewhere = world.begunInCrm.stream()
                .anyMatch(key ->
                        key.mailbox().equals(copy.id.mailbox()) && key.thread().equals(copy.thread));
        return begunElsewhere ? Opinion.notSynced("R33") : atTheGate(copy, owner.get(), since);
    }

    /** R13, for one of the users whose mailbox this is here. */
    private Opinion atTheGate(TrueCopy copy, KnownContact owner, List<Link> since) {
        if (since.stream().anyMatch(link -> owner.assignedTo.equals(Optional.of(link.user())))) {
            return Opinion.synced(copy.isSent() ? "R15" : "R12", new Opens(owner));
        }
        boolean open = switch (world.gates.getOrDefault(owner.subAccount, "ASSIGNED")) {
            case "ANY_CONTACT" -> true;
            case "ASSIGNED_OR_UNASSIGNED" -> owner.assignedTo.isEmpty();
            default -> false;
        };
        return open ? Opinion.synced("R13", new Opens(owner)) : Opinion.heldBack();
    }

    private Optional<KnownContact> firstContact(UUID subAccount, List<String> addresses) {
        return addresses.stream()
                .flatMap(address -> world.whoHas(subAccount, address).stream())
                .findFirst();
    }
}
