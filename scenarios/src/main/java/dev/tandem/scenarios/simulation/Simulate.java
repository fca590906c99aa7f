package dev.tandem.scenarios.simulation;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * {@code ./tandem simulate <seed>} plays one story and tells it, {@code ./tandem simulate <first seed> <count>} many in a row; without a
 * seed, chance draws one.
 */
public final class Simulate {

    private static final int NEW_SEEDS = 1_000_000_000;

    private Simulate() {}

    /** A seed, and how many from there on. */
    public static void main(String[] arguments) {
        long first = arguments.length > 0 ? Long.parseLong(arguments[0]) : new SecureRandom().nextInt(NEW_SEEDS);
        long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long started = System.nanoTime();
        List<Ending> endings = Stories.play(
                LongStream.range(first, first + count).boxed().toList(), Stories.NO_END, System.out::println);
        if (count == 1) {
            endings.getFirst().told().forEach(System.out::println);
        }
        long failed = endings.stream().filter(ending -> !ending.good()).count();
        System.out.println(sum(endings, Duration.ofNanos(System.nanoTime() - started)) + "; " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    /** What was played in this time. */
    static String sum(List<Ending> endings, Duration time) {
        return "%,d stories, %,d steps, %,d emails, %,d deaths of the server in %d min %d s"
                .formatted(
                        endings.size(),
                        endings.stream().mapToLong(Ending::steps).sum(),
                        endings.stream().mapToLong(Ending::emails).sum(),
                        endings.stream().mapToLong(Ending::deaths).sum(),
                        time.toMinutes(),
                        time.toSecondsPart());
    }
}
