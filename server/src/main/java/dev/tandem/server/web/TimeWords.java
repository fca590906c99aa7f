package dev.tandem.server.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Points in time in the words of one reader, as seen from {@code now}. */
public record TimeWords(Locale locale, ZoneId zone, Instant now, MessageSource words) {

    private static final int WEEK_DAYS = 6;

    /** In lists: "10:42", "Yesterday", "Fri", "24 Nov", "24 Nov 2025". */
    public String list(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        long days = daysAgo(local);
        if (days == 0) {
            return write(local, "HH:mm");
        }
        if (days == 1) {
            return word("time.yesterday");
        }
        return days > 1 && days <= WEEK_DAYS ? write(local, "ccc") : day(at);
    }

    /** In tables: "Today, 10:42", then as in lists. */
    public String table(Instant at) {
        return daysAgo(at.atZone(zone)) == 0 ? message(at) : list(at);
    }

    /** On a message: "Today, 10:12", "Yesterday, 18:30", "Fri 20 Nov, 09:14", "19 Nov, 16:20". */
    public String message(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        long days = daysAgo(local);
        String clock = write(local, "HH:mm");
        if (days == 0 || days == 1) {
            return word(days == 0 ? "time.today" : "time.yesterday") + ", " + clock;
        }
        String weekday = days > 1 && days <= WEEK_DAYS ? write(local, german() ? "EEE, " : "EEE ") : "";
        return weekday + day(at) + ", " + clock;
    }

    /** Whole, in the middle of a sentence: "3 May 2026, 09:20". */
    public String exact(Instant at) {
        return date(at) + ", " + write(at.atZone(zone), "HH:mm");
    }

    /** To the tenth of a second, where order matters: "10:12:04.1", with the day unless it is today. */
    public String second(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        String clock = write(local, german() ? "HH:mm:ss,S" : "HH:mm:ss.S");
        return daysAgo(local) == 0 ? clock : day(at) + ", " + clock;
    }

    /** The day: "24 Nov", with the year if it is another one. */
    public String day(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return local.getYear() == today().getYear() ? write(local, german() ? "d. MMM" : "d MMM") : date(at);
    }

    /** The whole date: "24 Nov 2026". */
    public String date(Instant at) {
        return write(at.atZone(zone), german() ? "d. MMM yyyy" : "d MMM yyyy");
    }

    /** How long ago: "8 s ago", "4 min ago", "3 h ago", then the day. */
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return word("time.never");
        }
        Duration past = Duration.between(at, now);
        if (past.toMinutes() < 1) {
            return word("time.secondsAgo", Math.max(0, past.toSeconds()));
        }
        if (past.toHours() < 1) {
            return word("time.minutesAgo", past.toMinutes());
        }
        return past.toDays() < 1 ? word("time.hoursAgo", past.toHours()) : message(at);
    }

    private long daysAgo(ZonedDateTime local) {
        return ChronoUnit.DAYS.between(local.toLocalDate(), today());
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private boolean german() {
        return locale.getLanguage().equals("de");
    }

    private String write(ZonedDateTime local, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(local);
    }

    private String word(String key, Object... values) {
        return words.getMessage(key, values, locale);
    }
}
