package dev.tandem.core.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("When a wait is over")
class WaitTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{1} days and {2} after {0}: {3}")
    @CsvSource({
        "2026-11-25T12:00, 5, PT0S, 2026-11-30T12:00",
        "2026-11-25T12:00, 0, PT30M, 2026-11-25T12:30",
        "2026-11-25T12:00, 1, PT13H, 2026-11-27T01:00",
        "2026-10-24T12:00, 1, PT0S, 2026-10-25T12:00"
    })
    @DisplayName("Days are days of the calendar, also when the clocks change")
    void calendar(LocalDateTime from, int days, Duration more, LocalDateTime over) {
        assertThat(until(new Step.Wait(days, more, false), from)).isEqualTo(over);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-25T07:59, 2026-11-25T08:00",
        "2026-11-25T08:00, 2026-11-25T08:00",
        "2026-11-25T11:47, 2026-11-25T11:47",
        "2026-11-25T17:59, 2026-11-25T17:59",
        "2026-11-25T18:00, 2026-11-26T08:00",
        "2026-11-25T23:10, 2026-11-26T08:00",
        "2026-11-27T18:00, 2026-11-30T08:00",
        "2026-11-28T11:00, 2026-11-30T08:00",
        "2026-11-29T07:00, 2026-11-30T08:00",
        "2026-11-29T19:00, 2026-11-30T08:00"
    })
    @DisplayName("In working hours: from Monday to Friday, from 8 to 18")
    void atWork(LocalDateTime at, LocalDateTime over) {
        assertThat(until(new Step.Wait(0, Duration.ZERO, true), at)).isEqualTo(over);
        assertThat(until(new Step.Wait(0, Duration.ZERO, false), at)).isEqualTo(at);
    }

    private static LocalDateTime until(Step.Wait wait, LocalDateTime from) {
        return WaitRules.until(wait, from.atZone(BERLIN).toInstant(), BERLIN)
                .atZone(BERLIN)
                .toLocalDateTime();
    }
}
