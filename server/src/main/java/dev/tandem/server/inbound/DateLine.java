package dev.tandem.server.inbound;

import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.apache.james.mime4j.field.datetime.parser.DateTimeParser;
import org.apache.james.mime4j.field.datetime.parser.ParseException;
import org.apache.james.mime4j.field.datetime.parser.TokenMgrError;

/** What a Date line says, if it can be told (RFC 5322 section 3.3). It only ever tells emails apart, and never orders them (F79). */
final class DateLine {

    private DateLine() {}

    static Optional<Instant> instant(String value) {
        try {
            return Optional.of(new DateTimeParser(new StringReader(value))
                    .parseAll()
                    .getDate()
                    .toInstant());
        } catch (ParseException | TokenMgrError | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
