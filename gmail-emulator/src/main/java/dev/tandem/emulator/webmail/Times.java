package dev.tandem.emulator.webmail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the page writes them, in the time zone of this computer. */
final class Times {
    private static final DateTimeFormatter CLOCK = format("EEE d MMM yyyy, HH:mm:ss");
    private static final DateTimeFormatter FULL = format("EEE, d MMM yyyy 'at' HH:mm");
    private static final DateTimeFormatter TIME = format("HH:mm:ss");
    private static final DateTimeFormatter HOUR = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter OLD = format("d MMM yyyy");

    private Times() {}

    static String clock(Instant at) {
        return CLOCK.format(local(at));
    }

    static String full(Instant at) {
        return FULL.format(local(at));
    }

    static String time(Instant at) {
        return TIME.format(local(at));
    }

    /** To the second for what is of today, else the day and the minute. */
    static String onMessage(Instant at, Instant now) {
        return local(at).toLocalDate().equals(local(now).toLocalDate()) ? time(at) : full(at);
    }

    /** The hour for what is of today, else the day. */
    static String inList(Instant at, Instant now) {
        ZonedDateTime then = local(at);
        ZonedDateTime today = local(now);
        if (then.toLocalDate().equals(today.toLocalDate())) {
            return HOUR.format(then);
        }
        return then.getYear() == today.getYear() ? DAY.format(then) : OLD.format(then);
    }

    /** Seconds that local time is ahead of UTC. */
    static int offsetSeconds(Instant at) {
        return local(at).getOffset().getTotalSeconds();
    }

    private static ZonedDateTime local(Instant at) {
        return at.atZone(ZoneId.systemDefault());
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK);
    }
}
