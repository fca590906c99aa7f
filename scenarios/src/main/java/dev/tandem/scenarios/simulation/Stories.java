package dev.tandem.scenarios.simulation;

import ch.qos.logback.classic.Level;
import dev.tandem.scenarios.simulation.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many stories, two at a time, on stages of their own. */
final class Stories {

    /** However long it takes. */
    static final Duration NO_END = Duration.ofDays(365);

    private static final int AT_ONCE = 2;

    private final Iterator<Long> seeds;
    private final long end;
    private final Consumer<Ending> audience;
    private final List<Ending> endings = new ArrayList<>();

    private Stories(List<Long> seeds, Duration time, Consumer<Ending> audience) {
        this.seeds = seeds.iterator();
        this.end = System.nanoTime() + time.toNanos();
        this.audience = audience;
    }

    /** Plays the stories of these seeds; none is begun after this time. The audience hears of each as it ends. */
    static List<Ending> play(List<Long> seeds, Duration time, Consumer<Ending> audience) {
        quiet();
        Stories stories = new Stories(seeds, time, audience);
        List<Thread> players = new ArrayList<>();
        for (int n = 0; n < Math.min(AT_ONCE, seeds.size()); n++) {
            players.add(Thread.ofPlatform().start(stories::playOnAStage));
        }
        players.forEach(Stories::join);
        return stories.endings;
    }

    private void playOnAStage() {
        try (Stage stage = new Stage()) {
            for (Optional<Long> seed = next(); seed.isPresent(); seed = next()) {
                ended(Ending.of(seed.get(), stage));
            }
        }
    }

    private synchronized Optional<Long> next() {
        return seeds.hasNext() && System.nanoTime() < end ? Optional.of(seeds.next()) : Optional.empty();
    }

    private synchronized void ended(Ending ending) {
        endings.add(ending);
        audience.accept(ending);
    }

    private static void join(Thread player) {
        try {
            player.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Servers complain about what a story does to them. */
    private static void quiet() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger all) {
            all.setLevel(Level.OFF);
        }
    }
}
