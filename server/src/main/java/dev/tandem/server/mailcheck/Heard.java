package dev.tandem.server.mailcheck;

import java.time.Duration;
import java.util.List;

/** What came back on a line. */
sealed interface Heard {

    /** Characters of an answer that are cited; whoever answers may be mean. */
    int TEXT_MAX = 200;

    /** An answer, line by line, the code taken off. */
    record Said(int code, List<String> lines) implements Heard {

        boolean isYes() {
            return code >= 200 && code < 300;
        }

        /** Asks to come back later (RFC 5321 section 4.2.1). */
        boolean isLater() {
            return code >= 400 && code < 500;
        }

        /** As a person reads it. */
        String text() {
            return shortened((code + " " + String.join(" ", lines)).strip());
        }
    }

    /** Nothing whole for so long. */
    record Nothing(Duration waited) implements Heard {}

    /** The other side ended the line. */
    record HungUp() implements Heard {}

    /** Something that is no SMTP. */
    record Nonsense(String text) implements Heard {

        public Nonsense {
            text = shortened(text);
        }
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX - 2) + " …";
    }

    /** Whether it is this answer. */
    default boolean is(int code) {
        return this instanceof Said said && said.code() == code;
    }
}
