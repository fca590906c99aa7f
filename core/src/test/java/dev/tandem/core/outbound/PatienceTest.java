package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What may succeed later is tried again")
class PatienceTest {

    private static final Patience PATIENCE =
            new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(2));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest(name = "after attempt {0} in {1}")
    @CsvSource({"1,PT1M", "2,PT2M", "3,PT4M", "4,PT8M", "5,PT10M", "6,PT10M", "1000000,PT10M"})
    @DisplayName("ever more slowly, up to a longest pause")
    void slower(int attempts, Duration pause) {
        assertThat(PATIENCE.next(NOON, attempts, NOON)).isEqualTo(Optional.of(NOON.plus(pause)));
    }

    @Test
    @DisplayName("until it is given up")
    void end() {
        assertThat(PATIENCE.next(NOON, 9, NOON.plus(Duration.ofHours(2)).minusMillis(1)))
                .isPresent();
        assertThat(PATIENCE.next(NOON, 9, NOON.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    @DisplayName("a first pause that is the longest stays")
    void equal() {
        Patience shorter = new Patience(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofHours(1));
        assertThat(shorter.next(NOON, 1, NOON)).isEqualTo(Optional.of(NOON.plus(Duration.ofMinutes(5))));
    }
}
