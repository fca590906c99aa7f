package dev.tandem.server.mailcheck;

import java.util.List;

/** One sentence about what was seen; a problem says what to do. */
record Finding(Level level, String text) {

    /** Ordered by how bad it is. */
    enum Level {
        OK,
        /** Emails arrive, though not all of them, or not as well as they could. */
        WARNING,
        /** Emails do not arrive, or harm is done. */
        PROBLEM
    }

    static Finding ok(String text) {
        return new Finding(Level.OK, text);
    }

    static Finding warning(String text) {
        return new Finding(Level.WARNING, text);
    }

    static Finding problem(String text) {
        return new Finding(Level.PROBLEM, text);
    }

    /** How many are of this kind. */
    static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
