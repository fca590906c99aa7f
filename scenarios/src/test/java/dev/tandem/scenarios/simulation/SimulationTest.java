package dev.tandem.scenarios.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever happens, the CRM is as the rules say (R83)")
class SimulationTest {

    /** The first ones, and some that found something once. */
    private static final List<Long> SAME_STORIES = LongStream.concat(
                    LongStream.rangeClosed(1, 20), LongStream.of(36, 58, 68, 79, 93))
            .boxed()
            .toList();

    private static final int NEW_STORIES_MAX = 500;
    private static final Duration TIME_FOR_NEW_STORIES = Duration.ofSeconds(15);
    private static final int NEW_SEEDS = 1_000_000_000;

    @Test
    @DisplayName("in stories that never change")
    void sameStories() {
        List<Ending> endings = Stories.play(SAME_STORIES, Stories.NO_END, ending -> {});
        assertThat(endings).hasSameSizeAs(SAME_STORIES).allSatisfy(SimulationTest::isGood);
    }

    @Test
    @DisplayName("in stories that nobody knows yet")
    void newStories() {
        long started = System.nanoTime();
        List<Long> seeds =
                new SecureRandom().longs(NEW_STORIES_MAX, 0, NEW_SEEDS).boxed().toList();
        List<Ending> endings = Stories.play(seeds, TIME_FOR_NEW_STORIES, System.out::println);
        System.out.println(Simulate.sum(endings, Duration.ofNanos(System.nanoTime() - started)));
        assertThat(endings).isNotEmpty().allSatisfy(SimulationTest::isGood);
    }

    private static void isGood(Ending ending) {
        assertThat(ending.good())
                .as("./tandem simulate %d\n%s", ending.seed(), ending)
                .isTrue();
    }
}
