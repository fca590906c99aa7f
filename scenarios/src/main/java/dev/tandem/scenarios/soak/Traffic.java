package dev.tandem.scenarios.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A stream of what people do, drawn from a seed. Each deed is drawn in turn and done beside the others. */
final class Traffic implements AutoCloseable {

    /** Somebody waits for a server that starts again; the others go on meanwhile. */
    private static final int AT_ONCE_MAX = 24;

    private static final Duration END_MAX = Duration.ofMinutes(5);

    private final Town town;
    private final Random chance;
    private final Journal journal;
    private final NavigableMap<Integer, Deed> deeds = new TreeMap<>();
    private final Semaphore free = new Semaphore(AT_ONCE_MAX);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private int weights;

    /** Does something for a colleague, with a chance that is drawn already and a number that nothing else has. */
    @FunctionalInterface
    interface Deed {
        void run(Colleague colleague, Random chance, int number);
    }

    Traffic(Town town, Journal journal, long seed, Map<Deed, Integer> weighted) {
        this.town = town;
        this.journal = journal;
        this.chance = new Random(seed);
        weighted.forEach((deed, weight) -> {
            deeds.put(weights, deed);
            weights += weight;
        });
    }

    /** Goes on for so long. */
    void run(Duration time, double deedsPerSecond) {
        long end = System.nanoTime() + time.toNanos();
        for (int number = 1; System.nanoTime() < end; number++) {
            next(number);
            Pause.millis((long) (-Math.log(1 - chance.nextDouble()) * 1_000 / deedsPerSecond));
        }
    }

    private void next(int number) {
        List<Colleague> staff = town.staff();
        Colleague colleague = staff.get(chance.nextInt(staff.size()));
        Deed deed = deeds.floorEntry(chance.nextInt(weights)).getValue();
        Random own = new Random(chance.nextLong());
        free.acquireUninterruptibly();
        people.execute(() -> {
            try {
                deed.run(colleague, own, number);
                journal.deed();
            } catch (RuntimeException | AssertionError e) {
                journal.trouble("Deed " + number + " of " + colleague.address() + " was not possible: " + e);
            } finally {
                free.release();
            }
        });
    }

    /** Waits until everybody is done. */
    @Override
    public void close() {
        people.shutdown();
        try {
            if (!people.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
                journal.trouble("Some deeds were not done within " + END_MAX);
                people.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
