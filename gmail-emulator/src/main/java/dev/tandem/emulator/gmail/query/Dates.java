package dev.tandem.emulator.gmail.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operators after and before: epoch seconds, or a day that begins at midnight Pacific time. */
final class Dates {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[/-](\\d{1,2})[/-](\\d{1,2})");

    private Dates() {}

    static Query after(String value) {
        long millis = millis(value);
        return message -> millis >= 0 && message.internalDate() >= millis;
    }

    static Query before(String value) {
        long millis = millis(value);
        return message -> millis >= 0 && message.internalDate() < millis;
    }

    /** -1 for what is no time: then nothing matches. */
    private static long millis(String value) {
        if (value.matches("\\d{5,12}")) {
            return Long.parseLong(value) * 1_000;
        }
        Matcher day = DAY.matcher(value);
        if (!day.matches()) {
            return -1;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(day.group(1)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3)))
                    .atStartOfDay(PACIFIC)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        } catch (java.time.DateTimeException e) {
            return -1;
        }
    }
}
