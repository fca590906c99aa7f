package dev.tandem.core.given;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Makes up stories. The same seed tells the same story, in every run and on every machine. */
public final class Chance {

    private static final int STORIES = 100;

    private final Random random;

    public Chance(long seed) {
        random = new Random(seed);
    }

    /** The seeds of one run; {@code -Dtandem.seed=7001} begins elsewhere, or at the story that failed. */
    public static LongStream seeds() {
        long first = Long.getLong("tandem.seed", 1);
        return LongStream.range(first, first + STORIES);
    }

    /** From 0 to one less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long anyLong() {
        return random.nextLong();
    }

    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[below(choices.length)];
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** At most so many of them, in any order, each once. */
    public <T> List<T> someOf(List<T> choices, int most) {
        return List.copyOf(shuffled(choices).subList(0, below(Math.min(most, choices.size()) + 1)));
    }

    public <T> List<T> shuffled(List<T> some) {
        List<T> mixed = new ArrayList<>(some);
        Collections.shuffle(mixed, random);
        return mixed;
    }
}
