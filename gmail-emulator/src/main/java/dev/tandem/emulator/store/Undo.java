package dev.tandem.emulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What takes back the writes of the action under way, in case it fails half way. */
final class Undo {
    private final BooleanSupplier acting;
    private final List<Runnable> steps = new ArrayList<>();

    /** Writes outside of an action cannot be taken back. */
    Undo(BooleanSupplier acting) {
        this.acting = acting;
    }

    void add(Runnable step) {
        if (acting.getAsBoolean()) {
            steps.add(step);
        }
    }

    int mark() {
        return steps.size();
    }

    /** Takes back everything that was written since the mark, the last first. */
    void backTo(int mark) {
        List<Runnable> since = steps.subList(Math.min(mark, steps.size()), steps.size());
        since.reversed().forEach(Runnable::run);
        since.clear();
    }

    /** What was written so far stays. */
    void forget() {
        steps.clear();
    }
}
