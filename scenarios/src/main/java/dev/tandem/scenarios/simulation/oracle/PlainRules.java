package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.Opinion.Where.Opens;
import dev.tandem.scenarios.simulation.oracle.World.Link;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of sync, written a second time from their specification, without a look at the first time. */
final class PlainRules {

    private final World world;
    private final BoundThread boundThread;

    PlainRules(World world) {
        this.world = world;
        this.boundThread = new BoundThread(world, this);
    }

    Opinion judge(TrueCopy copy, UUID subAccount) {
        Optional<Event.Written> echo = world.echoOf(copy);
        if (echo.filter(email -> email.subAccount().equals(subAccount)).isPresent()) {
            // put into spam or trash before anybody knew that it had left
            boolean unknown = !world.knownAsSent.contains(echo.get().message());
            return unknown && copy.isOutOfScope() ? Opinion.notSynced("R17", "R06") : Opinion.here("R44");
        }
        Optional<Event.Claimed> claim = world.claimedElsewhere(subAccount, copy.mailboxThread());
        if (echo.isPresent() && claim.isPresent()) {
            return Opinion.notSynced(claim.get().rule(), "R06", copy.isOutOfScope() ? "R17" : "R06");
        }
        if (copy.vanished) {
            return Opinion.notSynced("R17", "R06");
        }
        List<Link> since = world.links(subAccount, copy.id.mailbox()).stream()
                .filter(link -> link.since() < copy.appearedAt && !link.paused())
                .toList();
        if (since.isEmpty()) {
            return copy.isOutOfScope() ? Opinion.notSynced("R06", "R17") : Opinion.notSynced("R06");
        }
        return copy.isOutOfScope() ? Opinion.notSynced("R17") : inScope(copy, subAccount, since);
    }

    private Opinion inScope(TrueCopy copy, UUID subAccount, List<Link> since) {
        if (copy.isReport()) {
            return reported(copy, subAccount).isPresent() ? Opinion.here("R18") : Opinion.notSynced("R18");
        }
        Optional<Event.Claimed> claim = world.claimedElsewhere(subAccount, copy.mailboxThread());
        if (claim.isPresent()) {
            return Opinion.notSynced(claim.get().rule());
        }
        ShownThread bound = world.bindings.get(World.key(subAccount, copy));
        return bound == null ? unbound(copy, subAccount, since) : boundThread.judge(copy, bound, since);
    }

    /** R18: the email that was sent from this mailbox and that a report is about, if it is shown here. */
    Optional<ShownEmail> reported(TrueCopy report, UUID subAccount) {
        return world.copies.values().stream()
                .filter(copy -> copy.id.mailbox().equals(report.id.mailbox()) && copy.isSent())
                .filter(copy -> report.answers().contains(copy.rfcMessageId().orElse("none")))
                .flatMap(copy -> world.shown(subAccount, copy.id).stream())
                .filter(email -> email.written.isEmpty() || email.identity.isPresent())
                .findFirst();
    }

    private Opinion unbound(TrueCopy copy, UUID subAccount, List<Link> since) {
        if (copy.isSent()) {
            return firstCustomer(subAccount, copy.addressed().stream())
                    .map(owner -> atTheGate(owner, since, "R15"))
                    .orElseGet(() -> nobodys(copy, subAccount));
        }
        Optional<KnownContact> author = firstCustomer(subAccount, copy.from().stream());
        boolean byStaff = copy.from().stream()
                .anyMatch(from -> world.isStaff(subAccount, from) && !from.equals(copy.id.mailbox()));
        Optional<KnownContact> owner = author.or(() -> byStaff
                ? firstCustomer(
                        subAccount,
                        Stream.concat(copy.headers.addresses("To").stream(), copy.headers.addresses("Cc").stream()))
                : Optional.empty());
        return owner.map(of -> atTheGate(of, since, "R12")).orElseGet(() -> nobodys(copy, subAccount));
    }

    /** R14 or R16: by R16 if everybody outside is staff, by R14 if nobody is, and else nobody said by which. */
    private Opinion nobodys(TrueCopy copy, UUID subAccount) {
        List<String> outside = copy.participants().stream()
                .filter(address -> !KnownContact.reached(address).equals(copy.id.mailbox()))
                .toList();
        boolean all = !outside.isEmpty() && outside.stream().allMatch(address -> world.isStaff(subAccount, address));
        boolean none = outside.stream().noneMatch(address -> world.isStaff(subAccount, address));
        boolean toSelf = copy.addressed().contains(copy.id.mailbox());
        if (all) {
            return Opinion.notSynced("R16");
        }
        return none && !toSelf ? Opinion.notSynced("R14") : Opinion.notSynced("R14", "R16");
    }

    /** R13, for one of the users whose mailbox this is here. */
    Opinion atTheGate(KnownContact owner, List<Link> since, String ifAssigned) {
        if (since.stream().anyMatch(link -> owner.assignedTo.equals(Optional.of(link.user())))) {
            return Opinion.synced(new Opens(owner), ifAssigned);
        }
        boolean open = switch (world.gates.getOrDefault(owner.subAccount, "ASSIGNED")) {
            case "ANY_CONTACT" -> true;
            case "ASSIGNED_OR_UNASSIGNED" -> owner.assignedTo.isEmpty();
            default -> false;
        };
        return open ? Opinion.synced(new Opens(owner), "R13") : Opinion.heldBack(owner);
    }

    /** R16, R27: staff never own anything. */
    Optional<KnownContact> firstCustomer(UUID subAccount, Stream<String> addresses) {
        return addresses
                .filter(address -> !world.isStaff(subAccount, address))
                .flatMap(address -> world.whoHas(subAccount, address).stream())
                .findFirst();
    }
}
