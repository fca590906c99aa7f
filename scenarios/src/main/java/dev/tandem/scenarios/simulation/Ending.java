package dev.tandem.scenarios.simulation;

import dev.tandem.scenarios.simulation.check.Invariants;
import dev.tandem.scenarios.simulation.stage.Stage;
import dev.tandem.scenarios.simulation.story.Journal;
import dev.tandem.scenarios.simulation.story.Story;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/**
 * How a story ended.
 *
 * @param seed replays it
 * @param emails how many copies the mailboxes held
 * @param deaths how often the server died
 * @param broken what was not as it should be
 * @param told every step in words
 */
public record Ending(
        long seed, int steps, long emails, long deaths, Duration time, List<String> broken, List<String> told) {

    private static final int STEPS_TOLD = 30;

    /** Clears the stage, plays the story of this seed on it, and looks at what it left. */
    public static Ending of(long seed, Stage stage) {
        long started = System.nanoTime();
        stage.clear();
        Story story = new Story(stage, seed);
        List<String> broken = played(story, stage);
        Journal journal = story.journal();
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        return new Ending(
                seed,
                journal.steps(),
                journal.oracle().everything().count(),
                story.deaths(),
                time,
                broken,
                journal.last(Integer.MAX_VALUE));
    }

    /** A story that cannot go on is broken, too. */
    private static List<String> played(Story story, Stage stage) {
        try {
            story.play();
            return new Invariants(stage, story.journal().oracle(), story.subAccounts()).broken();
        } catch (RuntimeException stuck) {
            StringWriter trace = new StringWriter();
            stuck.printStackTrace(new PrintWriter(trace));
            return List.of("the story cannot go on: " + trace);
        }
    }

    /** Everything is as it should be. */
    public boolean good() {
        return broken.isEmpty();
    }

    @Override
    public String toString() {
        String line = "seed %d: %d steps, %d emails, %d deaths, %d ms%s"
                .formatted(seed, steps, emails, deaths, time.toMillis(), good() ? "" : ", FAILED");
        return good()
                ? line
                : line + "\n  " + String.join("\n  ", told.subList(Math.max(0, told.size() - STEPS_TOLD), told.size()))
                        + "\n* " + String.join("\n* ", broken);
    }
}
