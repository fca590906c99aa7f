package dev.tandem.scenarios.simulation.oracle;

import dev.tandem.scenarios.simulation.oracle.Opinion.Where;
import dev.tandem.scenarios.simulation.oracle.World.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts emails into threads, and copies to emails: which two are one, and what runs in one thread (R10, R11, R20, R29, R44). */
final class Filing {

    private final World world;
    private final List<String> differences;

    Filing(World world, List<String> differences) {
        this.world = world;
        this.differences = differences;
    }

    /** R44: what comes back through sync of an email written in the CRM. */
    void addCopy(Event.Written written, TrueCopy copy) {
        world.shown(written.subAccount(), written.message()).ifPresent(email -> email.copies.add(copy.id));
    }

    /** R29, R20, R11. */
    void file(TrueCopy copy, UUID subAccount, Where where) {
        ShownEmail email = world.withIdentity(subAccount, copy.identity())
                .or(() -> world.shown(subAccount, copy.id))
                .orElseGet(() -> added(threadFor(subAccount, where), copy));
        email.copies.add(copy.id);
        world.bindings.putIfAbsent(World.key(subAccount, copy), email.thread);
    }

    private ShownEmail added(ShownThread thread, TrueCopy copy) {
        ShownEmail email = new ShownEmail(thread, Optional.empty());
        email.identity = Optional.of(copy.identity());
        world.emails.add(email);
        return email;
    }

    private static ShownThread threadFor(UUID subAccount, Where where) {
        return switch (where) {
            case Where.Continues continues -> continues.thread();
            case Where.Opens opens -> new ShownThread(subAccount, opens.contact().id);
        };
    }

    /** R10: only what was really put into that thread binds it. */
    void bind(Event.BoundBySending bound) {
        Optional<ShownEmail> sent = world.copies.values().stream()
                .filter(copy -> copy.id.mailbox().equals(bound.mailbox()) && copy.thread.equals(bound.thread()))
                .flatMap(copy -> world.madeOf(copy).stream())
                .flatMap(written -> world.shown(bound.subAccount(), written.message()).stream())
                .findFirst();
        ThreadKey key = new ThreadKey(bound.subAccount(), bound.mailbox(), bound.thread());
        if (sent.isEmpty()) {
            differences.add(bound + ": nothing was sent into that thread from there");
            return;
        }
        world.bindings.putIfAbsent(key, sent.get().thread);
    }

    /** R44: the copy in Sent is this email, whether or not history ever brings it. */
    void sent(Event.Sent sent) {
        world.knownAsSent.add(sent.message());
        copyMadeOf(sent.message())
                .ifPresentOrElse(
                        copy -> world.shown(sent.subAccount(), sent.message())
                                .orElseThrow()
                                .copies
                                .add(copy.id),
                        () -> differences.add(sent + ": it never stood in Sent"));
    }

    private Optional<TrueCopy> copyMadeOf(UUID message) {
        return world.copies.values().stream()
                .filter(each -> world.echoOf(each)
                        .filter(written -> written.message().equals(message))
                        .isPresent())
                .findFirst();
    }

    /** R29, R44: another mailbox's copy of the very email may have come in first; then it was this email all along. */
    void readBack(Event.ReadBack readBack) {
        ShownEmail email =
                world.shown(readBack.subAccount(), readBack.message()).orElseThrow();
        Optional<TrueCopy> copy = copyMadeOf(readBack.message());
        if (copy.isEmpty()) {
            differences.add(readBack + ": it never stood in Sent");
            return;
        }
        email.copies.add(copy.get().id);
        if (!copy.get().vanished) {
            world.withIdentity(readBack.subAccount(), copy.get().identity()).ifPresent(twin -> becomesOne(twin, email));
            email.identity = Optional.of(copy.get().identity());
        }
    }

    private void becomesOne(ShownEmail twin, ShownEmail email) {
        email.copies.addAll(twin.copies);
        world.emails.remove(twin);
        boolean empty = world.emails.stream().noneMatch(other -> other.thread == twin.thread);
        if (empty) {
            world.bindings.replaceAll((key, thread) -> thread == twin.thread ? email.thread : thread);
        }
    }
}
