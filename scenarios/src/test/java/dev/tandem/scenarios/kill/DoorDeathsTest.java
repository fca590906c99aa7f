package dev.tandem.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.kill.DoorDeaths.Counted;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R66: a server that dies while emails come to a smart address")
class DoorDeathsTest {

    private static final long SEED = 4711;

    @Test
    @DisplayName("has each that it answered 250, once (R64)")
    void twoDeaths() throws Exception {
        try (DoorDeaths deaths = new DoorDeaths("door-deaths", new Random(SEED), said -> {})) {
            Counted counted = deaths.play(60, 2);
            assertThat(counted.good()).as(counted.toString()).isTrue();
            assertThat(counted.deaths()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("one that was answered and is missing, or stands twice, is wrong")
    void canFail() {
        assertThat(new Counted(10, 10, 10, 1).good()).isTrue();
        assertThat(new Counted(10, 10, 9, 1).good()).isFalse();
        assertThat(new Counted(10, 9, 9, 1).good()).isFalse();
    }
}
