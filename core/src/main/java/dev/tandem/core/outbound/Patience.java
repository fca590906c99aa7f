package dev.tandem.core.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long and how often something is tried again that may succeed later.
 *
 * @param first the pause after the first attempt; each later one is twice as long
 * @param longest no pause is longer
 * @param end after this time it is given up
 */
public record Patience(Duration first, Duration longest, Duration end) {

    /**
     * When to try again.
     *
     * @param since when it was asked for
     * @param attempts how many have failed, at least one
     * @return empty when it is given up
     */
    public Optional<Instant> next(Instant since, int attempts, Instant now) {
        Duration pause = first;
        for (int doubled = 1; doubled < attempts && pause.compareTo(longest) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        Instant again = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        return Duration.between(since, now).compareTo(end) < 0 ? Optional.of(again) : Optional.empty();
    }
}
