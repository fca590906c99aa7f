package dev.tandem.server.postgres;

import dev.tandem.server.BadInput;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a stretch of verdicts ended; all parts are absent at the beginning.
 *
 * @param time seconds since 1970, with fraction
 */
record VerdictPlace(
        @Nullable String time,
        @Nullable String message,
        @Nullable String mailbox) {

    private static final Pattern KEY =
            Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,9})?)\\|([^|]*)\\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** @throws BadInput for a cursor that was not made here */
    static VerdictPlace of(Optional<String> cursor) {
        return cursor.map(Cursor::read).map(VerdictPlace::parse).orElseGet(() -> new VerdictPlace(null, null, null));
    }

    private static VerdictPlace parse(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw Cursor.unreadable();
        }
        return new VerdictPlace(parts.group(1), parts.group(2), parts.group(3));
    }
}
