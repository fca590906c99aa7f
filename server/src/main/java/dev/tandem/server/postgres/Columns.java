package dev.tandem.server.postgres;

import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.HistoryCursor;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Between columns and the words of the product. */
final class Columns {

    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Optional<UUID> optionalUuid(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** A pattern for {@code like} on text in lower case: the words as they are, whatever signs they contain. */
    static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    static BigDecimal number(HistoryCursor cursor) {
        return new BigDecimal(cursor.toString());
    }

    static HistoryCursor cursor(ResultSet row, String column) throws SQLException {
        return HistoryCursor.parse(row.getBigDecimal(column).toPlainString());
    }

    static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static String[] labels(Set<Label> labels) {
        return labels.stream().map(Label::id).sorted().toArray(String[]::new);
    }

    static Optional<Set<Label>> labels(ResultSet row, String column) throws SQLException {
        Array labels = row.getArray(column);
        return labels == null
                ? Optional.empty()
                : Optional.of(Arrays.stream((String[]) labels.getArray())
                        .map(Label::new)
                        .collect(Collectors.toSet()));
    }
}
