package dev.tandem.core.campaign;

import java.time.Duration;
import java.util.Optional;

/** How fast bulk mail leaves, and when it stops by itself. */
public final class PaceRules {

    /** Of one turn; between two turns a campaign can be paused. */
    public static final int TURN_MAX_EMAILS = 50;

    /** More than any provider takes, and a bound for what somebody types. */
    public static final int PER_HOUR_MAX = 100_000;

    /** Above this share of bounces a provider closes the account. */
    static final int BOUNCES_MAX_PERCENT = 10;

    /** Fewer tell nothing. */
    static final int BOUNCES_COUNT_FROM = 20;

    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private PaceRules() {}

    /** How many emails leave in one turn; a slow campaign sends one at a time. */
    public static int turn(Optional<Integer> perHour) {
        return perHour.map(limit -> Math.clamp(limit / 60, 1, TURN_MAX_EMAILS)).orElse(TURN_MAX_EMAILS);
    }

    /** How long to wait after this many emails, so that no hour sees more than its limit. */
    public static Duration pause(int emails, Optional<Integer> perHour) {
        return perHour.map(limit -> Duration.ofMillis(Math.ceilDiv(emails * HOUR_MILLIS, limit)))
                .orElse(Duration.ZERO);
    }

    /** Whether so many came back that somebody has to look before it goes on. */
    public static boolean stops(int sent, int bounced) {
        return sent >= BOUNCES_COUNT_FROM && bounced * 100L > (long) sent * BOUNCES_MAX_PERCENT;
    }
}
