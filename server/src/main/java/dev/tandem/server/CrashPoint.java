package dev.tandem.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A named place between two steps at which a test can make the process die as by {@code kill -9}.
 *
 * <p>{@code TANDEM_CRASH_AT=send.sent#2} halts the process when it passes {@code send.sent} for the second time. A simulation that keeps
 * the process watches instead, and throws. Otherwise passing a point does nothing.
 */
public final class CrashPoint {

    /** What the shell reports for a process killed by SIGKILL. */
    private static final int KILLED_EXIT_CODE = 137;

    private static final Optional<String> WANTED = Optional.ofNullable(System.getenv("TANDEM_CRASH_AT"));
    private static final AtomicInteger TIMES_LEFT =
            new AtomicInteger(WANTED.map(CrashPoint::times).orElse(0));

    private static final ScopedValue<Consumer<String>> WATCHER = ScopedValue.newInstance();

    private CrashPoint() {}

    /**
     * Does work while somebody is told of every point that it passes in this thread.
     *
     * @param watcher may throw an {@link Error}, which nothing in between catches: the work ends there, and what was not committed never was
     */
    public static void watched(Consumer<String> watcher, Runnable work) {
        ScopedValue.where(WATCHER, watcher).run(work);
    }

    /** Passes the point of this name, or dies there. */
    public static void pass(String name) {
        if (WATCHER.isBound()) {
            WATCHER.get().accept(name);
        }
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
