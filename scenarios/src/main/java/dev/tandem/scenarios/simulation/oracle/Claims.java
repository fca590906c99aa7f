package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.World.MailboxThread;
import java.util.List;
import java.util.Optional;

/** R32 and R33: who has which thread. */
final class Claims {

    private final World world;

    Claims(World world) {
        this.world = world;
    }

    /** Who else has what this mailbox holds of the thread. */
    Optional<Event.Claimed> inTheWay(ShownThread thread, String mailbox) {
        return world.behind(thread).stream()
                .filter(each -> each.mailbox().equals(mailbox))
                .flatMap(each -> world.claimedElsewhere(thread.subAccount, each).stream())
                .findFirst();
    }

    /** Only who wrote into a thread from the CRM can have it, and only while nobody else has; false if that was not so. */
    boolean take(Event.Claimed claimed) {
        MailboxThread thread = new MailboxThread(claimed.mailbox(), claimed.thread());
        boolean wroteThere = world.in(claimed.subAccount())
                .filter(email -> email.written.isPresent())
                .anyMatch(email -> world.behind(email.thread).contains(thread) || isMadeOf(email, thread));
        return world.claims.putIfAbsent(thread, claimed) == null && wroteThere;
    }

    /** What was answered or begun in the CRM and reached a mailbox belongs to somebody. */
    List<String> missing() {
        return world.emails.stream()
                .filter(email -> email.written.isPresent() && !email.copies.isEmpty())
                .flatMap(email -> world.behind(email.thread).stream())
                .filter(thread -> !world.claims.containsKey(thread))
                .map(thread -> thread + " was answered from the CRM and belongs to nobody")
                .distinct()
                .toList();
    }

    private boolean isMadeOf(ShownEmail email, MailboxThread thread) {
        return world.copies.values().stream()
                .filter(copy -> copy.mailboxThread().equals(thread))
                .flatMap(copy -> world.madeOf(copy).stream())
                .anyMatch(written -> Optional.of(written.message()).equals(email.written));
    }
}
