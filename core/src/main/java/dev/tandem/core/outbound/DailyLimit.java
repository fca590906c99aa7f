package dev.tandem.core.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * R46: how many individual emails may leave from one mailbox in any 24 hours. It counts emails, not recipients, over all sub-accounts and
 * with those that were written in Gmail itself.
 *
 * @param perDay at least one
 */
public record DailyLimit(int perDay) {

    /** Google's window rolls; no midnight empties it. */
    public static final Duration WINDOW = Duration.ofHours(24);

    /** More than any mailbox of Google may send. */
    public static final int PER_DAY_MAX = 10_000;

    /** @throws IllegalArgumentException if nothing could ever leave */
    public DailyLimit {
        if (perDay < 1) {
            throw new IllegalArgumentException("a mailbox sends at least one email a day, not " + perDay);
        }
    }

    /**
     * When the next email may leave.
     *
     * @param left when emails left, the oldest first; those outside the window count no more
     * @param ahead how many others wait for their turn before this one
     * @return {@code now} if it may leave at once
     */
    public Instant next(List<Instant> left, int ahead, Instant now) {
        Instant since = now.minus(WINDOW);
        List<Instant> leaving = left.stream().filter(since::isBefore).collect(Collectors.toCollection(ArrayList::new));
        for (int turn = 0; turn < ahead; turn++) {
            leaving.add(after(leaving, now));
        }
        return after(leaving, now);
    }

    /** As soon as fewer than the limit are left in the window. */
    private Instant after(List<Instant> leaving, Instant now) {
        int place = leaving.size() - perDay;
        return place < 0 ? now : leaving.get(place).plus(WINDOW);
    }
}
