package dev.tandem.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A named place between two steps at which a test can make the process die as by {@code kill -9}.
 *
 * <p>{@code TANDEM_CRASH_AT=send.sent#2} halts the process when it passes {@code send.sent} for the second time. Unset, passing a point
 * does nothing.
 */
public final class CrashPoint {

    /** What the shell reports for a process killed by SIGKILL. */
    private static final int KILLED_EXIT_CODE = 137;

    private static final Optional<String> WANTED = Optional.ofNullable(System.getenv("TANDEM_CRASH_AT"));
    private static final AtomicInteger TIMES_LEFT =
            new AtomicInteger(WANTED.map(CrashPoint::times).orElse(0));

    private CrashPoint() {}

    /** Passes the point of this name, or dies there. */
    public static void pass(String name) {
        if (WANTED.isPresent() && name.equals(nameOf(WANTED.get())) && TIMES_LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED_EXIT_CODE);
        }
    }

    private static String nameOf(String wanted) {
        int hash = wanted.indexOf('#');
        return hash < 0 ? wanted : wanted.substring(0, hash);
    }

    private static int times(String wanted) {
        int hash = wanted.indexOf('#');
        return hash < 0 ? 1 : Integer.parseInt(wanted.substring(hash + 1));
    }
}
