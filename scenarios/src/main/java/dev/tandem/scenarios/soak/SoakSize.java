package dev.tandem.scenarios.soak;

import java.time.Duration;

/**
 * How much happens, and for how long.
 *
 * @param time of traffic and accidents, without the way there and the rest at the end
 * @param kills of a server, by {@code kill -9}
 * @param databaseRestarts "immediate" ones
 * @param expiries of a mailbox's history
 * @param deedsPerSecond what people do, all of them together
 * @param rest how long both sides may take to become equal when everything is over
 * @param labels whether read, starred, archived and trashed are compared too (R19)
 */
public record SoakSize(
        Duration time,
        int mailboxes,
        int subAccounts,
        int kills,
        int databaseRestarts,
        int expiries,
        double deedsPerSecond,
        Duration rest,
        boolean labels) {

    private static final int MAILBOXES = 50;
    private static final int SUB_ACCOUNTS = 5;
    private static final Duration REST_MAX = Duration.ofMinutes(6);
    private static final double DEEDS_PER_SECOND = 5;
    private static final int MINUTES_A_KILL = 3;
    private static final int MINUTES_A_RESTART = 6;

    /** So many minutes with 50 mailboxes. */
    public static SoakSize minutes(int minutes) {
        return new SoakSize(
                Duration.ofMinutes(minutes),
                MAILBOXES,
                SUB_ACCOUNTS,
                Math.max(1, minutes / MINUTES_A_KILL),
                Math.max(1, minutes / MINUTES_A_RESTART),
                Math.max(1, minutes / MINUTES_A_RESTART),
                DEEDS_PER_SECOND,
                REST_MAX,
                true);
    }

    /** Small enough for every build. */
    public static SoakSize small() {
        return new SoakSize(Duration.ofSeconds(40), 6, 2, 1, 1, 1, 3, Duration.ofMinutes(2), true);
    }
}
