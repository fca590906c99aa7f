package dev.tandem.server.gmail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When Google wants to be asked again: in a header (RFC 9110 section 10.2.3), or, as a rule, only inside the sentence of the error. */
final class RetryAfter {

    private static final Pattern IN_TEXT = Pattern.compile("Retry after (\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    static Optional<Instant> of(@Nullable String header, String message, Instant now) {
        return inHeader(header, now).or(() -> inText(message));
    }

    private static Optional<Instant> inHeader(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(now.plusSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> inText(String message) {
        Matcher found = IN_TEXT.matcher(message);
        try {
            return found.find() ? Optional.of(Instant.parse(found.group(1))) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
