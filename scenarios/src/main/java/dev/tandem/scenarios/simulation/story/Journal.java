package dev.tandem.scenarios.simulation.story;

import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens: events for the oracle, words for people. */
public final class Journal {

    private final Oracle oracle = new Oracle();
    private final List<String> words = new ArrayList<>();

    /** Something happened. */
    void happened(Event event) {
        oracle.hears(event);
    }

    /** A step in words. */
    void says(String step) {
        words.add((words.size() + 1) + ". " + step);
    }

    /** Who knows how it should be. */
    public Oracle oracle() {
        return oracle;
    }

    /** The last steps in words. */
    public List<String> last(int steps) {
        return List.copyOf(words.subList(Math.max(0, words.size() - steps), words.size()));
    }

    /** How many steps there were. */
    public int steps() {
        return words.size();
    }
}
