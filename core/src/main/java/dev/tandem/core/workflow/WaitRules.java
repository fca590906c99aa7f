package dev.tandem.core.workflow;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a wait is over. */
public final class WaitRules {

    static final LocalTime WORK_BEGINS = LocalTime.of(8, 0);
    static final LocalTime WORK_ENDS = LocalTime.of(18, 0);

    private WaitRules() {}

    /** Days are days of the calendar: five days after noon are noon, whatever the clocks do meanwhile. */
    public static Instant until(Step.Wait wait, Instant from, ZoneId zone) {
        ZonedDateTime over = from.atZone(zone).plusDays(wait.days()).plus(wait.more());
        return (wait.workingHours() ? atWork(over) : over).toInstant();
    }

    private static ZonedDateTime atWork(ZonedDateTime time) {
        ZonedDateTime day = time.toLocalTime().isBefore(WORK_ENDS) ? time : morning(time.plusDays(1));
        while (isWeekend(day)) {
            day = morning(day.plusDays(1));
        }
        return day.toLocalTime().isBefore(WORK_BEGINS) ? morning(day) : day;
    }

    private static boolean isWeekend(ZonedDateTime day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static ZonedDateTime morning(ZonedDateTime day) {
        return day.with(WORK_BEGINS);
    }
}
