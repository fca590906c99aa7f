package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R46: so many individual emails leave from a mailbox in any 24 hours")
class DailyLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final DailyLimit THREE = new DailyLimit(3);

    @Test
    @DisplayName("one that fits leaves at once, the one too many when the oldest is a day old")
    void fits() {
        assertThat(THREE.next(List.of(), 0, NOON)).isEqualTo(NOON);
        assertThat(THREE.next(hoursAgo(5, 4), 0, NOON)).isEqualTo(NOON);
        assertThat(THREE.next(hoursAgo(5, 4, 3), 0, NOON)).isEqualTo(NOON.plus(Duration.ofHours(19)));
    }

    @Test
    @DisplayName("the window rolls: what left a day ago counts no more, a moment less does")
    void rolls() {
        assertThat(THREE.next(hoursAgo(24, 4, 3), 0, NOON)).isEqualTo(NOON);
        List<Instant> almost = List.of(NOON.minus(Duration.ofHours(24)).plusMillis(1), NOON, NOON);
        assertThat(THREE.next(almost, 0, NOON)).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    @DisplayName(
            "where more left than may, for the mailbox was written in elsewhere, all those too many have to get old first")
    void tooMany() {
        assertThat(THREE.next(hoursAgo(9, 8, 7, 6, 5), 0, NOON)).isEqualTo(NOON.plus(Duration.ofHours(17)));
    }

    @Test
    @DisplayName("who waits longer goes first, each in its turn")
    void turns() {
        List<Instant> left = hoursAgo(5, 4, 3);
        assertThat(THREE.next(left, 1, NOON)).isEqualTo(NOON.plus(Duration.ofHours(20)));
        assertThat(THREE.next(left, 2, NOON)).isEqualTo(NOON.plus(Duration.ofHours(21)));
        assertThat(THREE.next(left, 3, NOON)).isEqualTo(NOON.plus(Duration.ofHours(43)));
        assertThat(THREE.next(hoursAgo(5), 1, NOON)).isEqualTo(NOON);
        assertThat(THREE.next(hoursAgo(5), 2, NOON)).isEqualTo(NOON.plus(Duration.ofHours(19)));
    }

    @Test
    @DisplayName("a limit of none is a mistake")
    void none() {
        assertThatThrownBy(() -> new DailyLimit(0)).hasMessageContaining("at least one");
        assertThat(new DailyLimit(1).next(hoursAgo(1), 0, NOON)).isEqualTo(NOON.plus(Duration.ofHours(23)));
    }

    private static List<Instant> hoursAgo(int... hours) {
        return Arrays.stream(hours)
                .mapToObj(ago -> NOON.minus(Duration.ofHours(ago)))
                .toList();
    }
}
