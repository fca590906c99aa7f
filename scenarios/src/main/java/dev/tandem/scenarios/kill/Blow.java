package dev.tandem.scenarios.kill;

import java.util.List;

/** What goes wrong while an email is on its way. */
sealed interface Blow {

    /** The server dies at a named point of its own; each new one at the next of them, while it brings the email to its end. */
    record Dies(List<String> points) implements Blow {
        @Override
        public String toString() {
            return "dies at " + String.join(", then at ", points);
        }
    }

    /** {@code kill -9} from outside, so long after the request was begun; every call and every line is slowed down, so that it lasts. */
    record Killed(int afterMilliseconds) implements Blow {
        @Override
        public String toString() {
            return "kill -9 after " + afterMilliseconds + " ms";
        }
    }

    /**
     * Calls of Gmail go wrong, and nobody dies.
     *
     * @param words what goes wrong
     * @param calls the emulator's call faults
     */
    record Faulty(String words, String calls) implements Blow {
        @Override
        public String toString() {
            return words;
        }
    }

    /** Calls of Gmail go wrong, and the server dies at a point of its own as well. */
    record FaultyAndDies(Faulty faulty, String point) implements Blow {
        @Override
        public String toString() {
            return faulty + ", and dies at " + point;
        }
    }

    /** The line to the provider breaks. */
    record Cut(Moment moment) implements Blow {
        @Override
        public String toString() {
            return "line breaks " + moment;
        }
    }
}
