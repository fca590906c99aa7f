package dev.tandem.core.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Quota")
class LimitRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    @DisplayName("F34: a time that Google states is kept")
    void stated() {
        Instant wish = NOW.plus(Duration.ofHours(25));

        assertThat(LimitRules.until(Optional.of(wish), 3, NOW)).isEqualTo(wish);
    }

    @Test
    @DisplayName("F34: a stated time that is past or absurd is no time")
    void absurd() {
        Instant own = NOW.plusSeconds(5);

        assertThat(LimitRules.until(Optional.of(NOW), 1, NOW)).isEqualTo(own);
        assertThat(LimitRules.until(Optional.of(NOW.minusSeconds(1)), 1, NOW)).isEqualTo(own);
        assertThat(LimitRules.until(Optional.of(NOW.plus(LimitRules.WISH_MAX).plusMillis(1)), 1, NOW))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "8, 640", "9, 720", "1000, 720"})
    @DisplayName("F34: without a time the pauses double, up to twelve minutes")
    void pauses(int inARow, int seconds) {
        assertThat(LimitRules.until(Optional.empty(), inARow, NOW)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    @DisplayName("F37: catching up leaves a quarter of the units, what is new a tenth, an email that leaves none")
    void shares() {
        assertThat(Urgency.CATCHING_UP.shareOf(6_000)).isEqualTo(4_500);
        assertThat(Urgency.LIVE.shareOf(6_000)).isEqualTo(5_400);
        assertThat(Urgency.SENDING.shareOf(6_000)).isEqualTo(6_000);
        assertThat(Urgency.LIVE.shareOf(Integer.MAX_VALUE)).isPositive();
    }

    @Test
    @DisplayName("units come back as the seconds that spent them leave the window, the oldest first")
    void comeBack() {
        SpentUnits spent = new SpentUnits(List.of(10, 0, 30, 60));

        assertThat(spent.secondsUntil(0, 100)).isZero();
        assertThat(spent.secondsUntil(10, 110)).isZero();
        assertThat(spent.secondsUntil(10, 100)).isEqualTo(1);
        assertThat(spent.secondsUntil(11, 100)).isEqualTo(3);
        assertThat(spent.secondsUntil(100, 100)).isEqualTo(4);
    }

    @Test
    @DisplayName("what is more than the limit itself waits for the whole window")
    void neverEnough() {
        assertThat(new SpentUnits(List.of(0, 0, 1)).secondsUntil(101, 100)).isEqualTo(3);
    }
}
