package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R52: times to leave, on the clocks of the sub-account")
class WhenToSendTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("a form's time is meant on those clocks; what is no time is none")
    void said() {
        assertThat(WhenToSend.said("2026-12-01T08:00", BERLIN)).contains(Instant.parse("2026-12-01T07:00:00Z"));
        assertThat(WhenToSend.said("2026-07-01T08:00", BERLIN)).contains(Instant.parse("2026-07-01T06:00:00Z"));
        assertThat(WhenToSend.said("", BERLIN)).isEmpty();
        assertThat(WhenToSend.said(null, BERLIN)).isEmpty();
        assertThat(WhenToSend.said("tomorrow", BERLIN)).isEmpty();
    }

    @Test
    @DisplayName("an hour that the clocks leave out is the next one, one that they show twice is the first")
    void clocksChange() {
        assertThat(WhenToSend.said("2027-03-28T02:30", BERLIN)).contains(Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(WhenToSend.said("2026-10-25T02:30", BERLIN)).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    @DisplayName("tomorrow and Monday are those of the sub-account, also when it is another day elsewhere")
    void choices() {
        Instant lateOnSunday = Instant.parse("2026-11-29T23:30:00Z");
        assertThat(WhenToSend.choices(BERLIN, lateOnSunday))
                .extracting(WhenToSend.Choice::local)
                .containsExactly("2026-12-01T08:00", "2026-12-07T08:00");
        assertThat(WhenToSend.choices(ZoneId.of("UTC"), lateOnSunday))
                .extracting(WhenToSend.Choice::local)
                .containsExactly("2026-11-30T08:00", "2026-11-30T08:00");
    }
}
