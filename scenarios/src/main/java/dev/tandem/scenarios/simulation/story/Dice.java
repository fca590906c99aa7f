package dev.tandem.scenarios.simulation.story;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chance that can be repeated: the same seed throws the same numbers. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True in so many of a hundred cases. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> Optional<T> maybeOneOf(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(oneOf(all));
    }

    /** One of the last few, because people mostly care about what is new. */
    <T> Optional<T> oneOfTheLatest(List<T> all, int few) {
        return maybeOneOf(all.subList(Math.max(0, all.size() - few), all.size()));
    }
}
