package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.Opinion.Where.Continues;
import dev.tandem.scenarios.simulation.oracle.World.Link;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** R11 and R26: where a message of a thread goes that is bound here. */
final class BoundThread {

    private final World world;
    private final PlainRules rules;

    BoundThread(World world, PlainRules rules) {
        this.world = world;
        this.rules = rules;
    }

    Opinion judge(TrueCopy copy, ShownThread bound, List<Link> since) {
        ShownThread stays =
                answered(copy, bound).or(() -> branchOfAuthor(copy, bound)).orElse(bound);
        Optional<KnownContact> to = copy.isSent() && isForward(copy, stays)
                ? rules.firstCustomer(bound.subAccount, copy.addressed().stream())
                : Optional.empty();
        if (to.isEmpty()) {
            return Opinion.synced(new Continues(stays), "R11", "R26");
        }
        Opinion atTheGate = rules.atTheGate(to.get(), since, "R26");
        return atTheGate.outcome().equals("HELD_BACK")
                ? atTheGate
                : Opinion.synced(atTheGate.place().orElseThrow(), "R26");
    }

    /** What it says it answers counts if Gmail keeps both in one thread (F64). */
    private Optional<ShownThread> answered(TrueCopy copy, ShownThread bound) {
        return copy.answers().stream()
                .flatMap(id -> inSameGmailThread(copy, bound)
                        .filter(email -> rfcMessageId(email).equals(Optional.of(id))))
                .map(email -> email.thread)
                .findFirst();
    }

    private Optional<String> rfcMessageId(ShownEmail email) {
        return email.written.isPresent() && email.identity.isEmpty()
                ? Optional.empty()
                : firstCopy(email).flatMap(TrueCopy::rfcMessageId);
    }

    /** For an email written here the copy in Sent, else the copy that brought it in. */
    private Optional<TrueCopy> firstCopy(ShownEmail email) {
        Stream<TrueCopy> all = email.copies.stream().map(world.copies::get);
        return email.written.isPresent()
                ? all.filter(copy -> world.echoOf(copy).isPresent()).findFirst()
                : all.findFirst();
    }

    private Optional<ShownThread> branchOfAuthor(TrueCopy copy, ShownThread bound) {
        return inSameGmailThread(copy, bound)
                .map(email -> email.thread)
                .filter(thread -> thread != bound)
                .filter(thread -> copy.from().stream().anyMatch(from -> has(thread, from)))
                .reduce((earlier, later) -> later);
    }

    /** Emails that stand here and lie in the same thread of the mailbox. */
    private Stream<ShownEmail> inSameGmailThread(TrueCopy copy, ShownThread bound) {
        return world.in(bound.subAccount)
                .filter(email -> email.copies.stream()
                        .map(world.copies::get)
                        .anyMatch(other -> other.mailboxThread().equals(copy.mailboxThread())));
    }

    private boolean has(ShownThread thread, String address) {
        return world.contact(thread.subAccount, thread.contact)
                .filter(contact -> contact.has(address))
                .isPresent();
    }

    /** It leaves out the contact whose thread it is, and says so, or goes only to people who took no part so far. */
    private boolean isForward(TrueCopy copy, ShownThread stays) {
        if (copy.addressed().isEmpty() || copy.addressed().stream().anyMatch(address -> has(stays, address))) {
            return false;
        }
        Set<String> tookPart = inSameGmailThread(copy, stays)
                .filter(email -> !email.copies.contains(copy.id))
                .flatMap(email -> firstCopy(email).stream())
                .filter(other -> other.appearedAt < copy.appearedAt)
                .flatMap(other -> other.participants().stream())
                .map(KnownContact::reached)
                .collect(Collectors.toSet());
        boolean newPeople = !tookPart.isEmpty()
                && copy.addressed().stream().map(KnownContact::reached).noneMatch(tookPart::contains);
        return copy.saysForward() || newPeople;
    }
}
