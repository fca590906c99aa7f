package dev.tandem.server.postgres;

import dev.tandem.core.mailbox.SpentUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What mailbox_quota and project_quota have in common. */
final class UnitColumns {

    /** Limits further apart than this have nothing to do with each other. */
    static final Duration IN_A_ROW = Duration.ofMinutes(20);

    /** By the database's clock, because nodes' clocks differ; not the transaction's, which may have waited for a lock. */
    static final String THIS_SECOND = "cast(floor(extract(epoch from clock_timestamp())) as bigint)";

    private UnitColumns() {}

    /** The window of a row, oldest second first; columns spent and this_second. */
    static SpentUnits spent(ResultSet row) throws SQLException {
        List<Integer> entries = Arrays.asList((Integer[]) row.getArray("spent").getArray());
        long thisSecond = row.getLong("this_second");
        List<Integer> oldestFirst = new ArrayList<>();
        for (int age = entries.size() - 1; age >= 0; age--) {
            oldestFirst.add(entries.get(Math.toIntExact(Math.floorMod(thisSecond - age, (long) entries.size()))));
        }
        return new SpentUnits(oldestFirst);
    }

    /** The longest of these waits; none where there is nothing to wait for. */
    static Duration wait(int seconds, Instant now, List<Optional<Instant>> limits) {
        Duration longest = Duration.ofSeconds(seconds);
        for (Optional<Instant> limit : limits) {
            Duration wait = limit.map(until -> Duration.between(now, until)).orElse(Duration.ZERO);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return longest;
    }
}
