package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.server.mailbox.MailboxStore.Consent;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads what a connection's health is told from. */
final class HealthColumns {

    private HealthColumns() {}

    /** {@code listed}: whether what an expired history had missed is being brought in. */
    static HealthFacts facts(ResultSet row, boolean listed, long judged, long seen) throws SQLException {
        return new HealthFacts(
                Consent.valueOf(row.getString("consent")) == Consent.GRANTED,
                Columns.optionalInstant(row, "consent_lost_at"),
                Columns.instant(row, "connected_at"),
                Columns.optionalInstant(row, "last_synced_at"),
                row.getInt("failed_looks"),
                Columns.optionalInstant(row, "limited_until"),
                new HealthFacts.Waiting(
                        row.getBoolean("behind") || listed,
                        row.getLong("pending"),
                        judged,
                        seen,
                        Columns.optionalInstant(row, "waiting_since")),
                Columns.optionalInstant(row, "paused_at"));
    }
}
