package dev.tandem.server.postgres;

import dev.tandem.server.mailbox.SpendUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all servers drew of the project's units in the last minute. */
final class ProjectUnitRows {

    /** A minute, the second that has only begun, and the time for which a portion is held before it is spent. */
    private static final int WINDOW_SECONDS = 61 + Math.toIntExact(SpendUnits.PORTION_LASTS.toSeconds());

    /** The operator's one project. */
    private static final String PROJECT = "gmail";

    /** So soon after a pause another limit means that the pause was too short. */
    private static final Duration HARDLY_OVER = Duration.ofSeconds(5);

    private final JdbcClient jdbc;

    ProjectUnitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean draw(int units, int limit, Instant now) {
        return jdbc.sql("""
                update project_quota
                   set spent = units_plus(spent, last_second, %1$s, :units),
                       last_second = greatest(last_second, %1$s)
                 where project = :project
                   and units_sum(spent, last_second, %1$s) + :units <= :limit
                   and (limited_until is null or limited_until <= :now)
                """.formatted(UnitColumns.THIS_SECOND))
                        .param("units", units)
                        .param("limit", limit)
                        .param("project", PROJECT)
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }

    /** Begins counting, unless somebody did. */
    void open() {
        jdbc.sql("""
                insert into project_quota (project, spent, last_second)
                values (:project, array_fill(0, array[:window]), %s)
                on conflict do nothing
                """.formatted(UnitColumns.THIS_SECOND))
                .param("project", PROJECT)
                .param("window", WINDOW_SECONDS)
                .update();
    }

    Duration wait(int units, int limit, Instant now) {
        return jdbc.sql("""
                select units_left(spent, last_second, this_second) as spent,
                       greatest(last_second, this_second) as this_second,
                       limited_until
                  from project_quota
                 cross join (select %s) as clock(this_second)
                 where project = :project
                """.formatted(UnitColumns.THIS_SECOND))
                .param("project", PROJECT)
                .query((row, n) -> UnitColumns.wait(
                        UnitColumns.spent(row).secondsUntil(units, limit),
                        now,
                        List.of(Columns.optionalInstant(row, "limited_until"))))
                .single();
    }

    /** In a row with the one before, if the pause after that was hardly over: single calls are not counted here. */
    int limited(Instant now) {
        return jdbc.sql("""
                update project_quota
                   set limits_in_row = case when limited_until > :before then limits_in_row + 1 else 1 end,
                       limited_at = :now
                 where project = :project
                returning limits_in_row
                """)
                .param("before", Columns.time(now.minus(HARDLY_OVER)))
                .param("now", Columns.time(now))
                .param("project", PROJECT)
                .query((row, n) -> row.getInt("limits_in_row"))
                .single();
    }

    void leaveAlone(Instant until) {
        jdbc.sql("""
                update project_quota
                   set limited_until = greatest(limited_until, :until)
                 where project = :project
                """)
                .param("until", Columns.time(until))
                .param("project", PROJECT)
                .update();
    }
}
