package dev.tandem.server.postgres;

import dev.tandem.server.BadInput;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a stretch of a list that is ordered by time ended.
 *
 * @param time as PostgreSQL writes it; absent at the beginning
 * @param id of the last row shown; absent at the beginning
 */
record ListPlace(@Nullable String time, @Nullable String id) {

    private static final Pattern KEY = Pattern.compile(
            "(?<time>-infinity|(?<day>\\d{4}-\\d\\d-\\d\\d) (?<hour>\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?)[+-]\\d\\d(:\\d\\d)?)\\|(?<id>.+)");

    /** @throws BadInput for a cursor that was not made here: the database would stumble over it */
    static ListPlace of(Optional<String> cursor) {
        return cursor.map(Cursor::read).map(ListPlace::parse).orElseGet(() -> new ListPlace(null, null));
    }

    private static ListPlace parse(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches() || !isTime(parts)) {
            throw Cursor.unreadable();
        }
        return new ListPlace(
                parts.group("time"),
                Cursor.uuid(Optional.of(Cursor.write(parts.group("id")))).toString());
    }

    private static boolean isTime(Matcher parts) {
        try {
            return parts.group("day") == null
                    || LocalDateTime.parse(parts.group("day") + "T" + parts.group("hour"))
                            .isAfter(LocalDateTime.MIN);
        } catch (DateTimeException none) {
            return false;
        }
    }
}
