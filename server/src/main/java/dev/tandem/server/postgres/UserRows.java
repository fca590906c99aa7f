package dev.tandem.server.postgres;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.Look;
import dev.tandem.server.identity.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;

/** Reads rows of {@code crm_user}. */
final class UserRows {

    private UserRows() {}

    static User user(ResultSet row, int index) throws SQLException {
        return new User(
                new UserId(Columns.uuid(row, "user_id")),
                Columns.uuid(row, "agency_id"),
                row.getString("email_address"),
                row.getString("name"),
                row.getBoolean("agency_admin"),
                language(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                Look.valueOf(row.getString("theme")),
                row.getInt("undo_seconds"));
    }

    static Language language(String tag) {
        return Language.valueOf(tag.toUpperCase(Locale.ROOT));
    }
}
