package dev.tandem.scenarios.simulation.stage;

import dev.tandem.server.CrashPoint;

/** Kills the server at the n-th place where that can make a difference: at crash points, and before and after every commit. */
public final class Crash {

    private int passesLeft;
    private String where = "";

    /** @param passes how many such places are passed alive */
    public Crash(int passes) {
        passesLeft = passes;
    }

    /** Does work, maybe not to its end; true if the server died of it. */
    public boolean during(Runnable work) {
        try {
            CrashPoint.watched(this::pass, work);
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    /** The place where it died. */
    public String where() {
        return where;
    }

    private void pass(String point) {
        if (passesLeft-- == 0) {
            where = point;
            throw new Killed();
        }
    }

    /** No exception, so that nothing takes it for an expected failure. */
    private static final class Killed extends Error {}
}
