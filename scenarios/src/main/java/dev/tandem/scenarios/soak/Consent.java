package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One mailbox whose owner changes the password and consents again later (R74): how long until everything missed is here? */
final class Consent {

    private static final Duration NOTICED_MAX = Duration.ofMinutes(2);
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(10);
    private static final long LOOK_AFTER_MILLIS = 100;

    private final Colleague colleague;
    private final EmulatedGmail gmail;
    private final Journal journal;
    private final Consumer<String> tell;
    private volatile @Nullable Duration caughtUpAfter;
    private volatile int missed;
    private @Nullable Thread measuring;

    Consent(Colleague colleague, EmulatedGmail gmail, Journal journal, Consumer<String> tell) {
        this.colleague = colleague;
        this.gmail = gmail;
        this.journal = journal;
        this.tell = tell;
    }

    void isLost() {
        tell.accept(colleague.address() + " changes the password");
        gmail.passwordChanges(colleague.address());
    }

    /** Waits until the loss was noticed, consents, and lets the rest be measured beside everything else. */
    void returns() {
        measuring = Thread.startVirtualThread(() -> {
            try {
                consentAndMeasure();
            } catch (RuntimeException | AssertionError e) {
                journal.trouble("Consent did not return: " + e);
            }
        });
    }

    private void consentAndMeasure() {
        if (!waits(NOTICED_MAX, () -> colleague.state().equals("AWAITING_CONSENT"))) {
            journal.trouble("The lost consent of " + colleague.address() + " was not noticed within " + NOTICED_MAX);
        }
        Set<String> judgedBefore = Reading.verdicts(colleague).keySet();
        colleague.connect();
        long regained = System.nanoTime();
        Set<String> held = gmail.mailbox(colleague.address()).stream()
                .filter(copy ->
                        !copy.labels().contains("DRAFT") && !colleague.before().contains(copy.id()))
                .map(Copy::id)
                .collect(Collectors.toCollection(HashSet::new));
        held.removeAll(judgedBefore);
        missed = held.size();
        tell.accept(colleague.address() + " consents again; missed " + missed);
        if (waits(CAUGHT_UP_MAX, () -> isJudged(held))) {
            caughtUpAfter = Duration.ofNanos(System.nanoTime() - regained);
        } else {
            journal.trouble(colleague.address() + " has not caught up within " + CAUGHT_UP_MAX);
        }
    }

    /** What was deleted in the meantime needs no verdict. */
    private boolean isJudged(Set<String> held) {
        Set<String> there =
                gmail.mailbox(colleague.address()).stream().map(Copy::id).collect(Collectors.toSet());
        Set<String> judged = Reading.judged(Reading.verdicts(colleague));
        return held.stream().allMatch(id -> judged.contains(id) || !there.contains(id));
    }

    private static boolean waits(Duration max, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + max.toNanos();
        while (System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            Pause.millis(LOOK_AFTER_MILLIS);
        }
        return condition.getAsBoolean();
    }

    /** From consent regained to caught up; waits for it. */
    String told() {
        if (measuring != null) {
            try {
                measuring.join(NOTICED_MAX.plus(CAUGHT_UP_MAX));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Duration time = caughtUpAfter;
        return time == null ? "never" : "%,d ms (%d messages missed)".formatted(time.toMillis(), missed);
    }
}
