package dev.tandem.core.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a mailbox is left alone that Google calls too busy (F34). Asking all the same would move the end further away. */
public final class LimitRules {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** A little more than what an email is kept waiting for in silence (R46). */
    static final Duration PAUSE_MAX = Duration.ofMinutes(12);

    /** Google's daily limits end within a day; a time beyond that is a mistake. */
    static final Duration WISH_MAX = Duration.ofHours(25);

    private static final int DOUBLINGS_MAX = 20;

    private LimitRules() {}

    /**
     * Until when.
     *
     * @param wish the time that Google states, which may be past or absurd
     * @param inARow how many limits were met in a row, this one included
     */
    public static Instant until(Optional<Instant> wish, int inARow, Instant now) {
        return wish.filter(now::isBefore)
                .filter(time -> !time.isAfter(now.plus(WISH_MAX)))
                .orElseGet(() -> now.plus(pause(inARow)));
    }

    private static Duration pause(int inARow) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.clamp(inARow - 1L, 0, DOUBLINGS_MAX));
        return grown.compareTo(PAUSE_MAX) < 0 ? grown : PAUSE_MAX;
    }
}
