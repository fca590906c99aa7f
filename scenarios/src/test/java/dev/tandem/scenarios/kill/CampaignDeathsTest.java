package dev.tandem.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.kill.CampaignDeaths.Counted;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R41, R45: a campaign whose server dies while it leaves")
class CampaignDeathsTest {

    private static final long SEED = 4711;

    @Test
    @DisplayName("reaches nobody twice, and whoever it is said to have reached")
    void twoDeaths() {
        try (CampaignDeaths deaths = new CampaignDeaths("campaign-deaths", new Random(SEED), said -> {})) {
            Counted counted = deaths.play(200, 2);
            assertThat(counted.good()).as(counted.toString()).isTrue();
            assertThat(counted.deaths()).isEqualTo(2);
            assertThat(counted.reached()).isGreaterThan(180);
        }
    }

    @Test
    @DisplayName("two emails to one, one that is missing, or too few that are told of are wrong")
    void canFail() {
        assertThat(new Counted(10, 9, 1, 0, 10, 0, 0, 1).good()).isTrue();
        assertThat(new Counted(10, 10, 0, 0, 10, 1, 0, 1).good()).isFalse();
        assertThat(new Counted(10, 10, 0, 0, 9, 0, 1, 1).good()).isFalse();
        assertThat(new Counted(10, 9, 0, 0, 10, 0, 0, 1).good()).isFalse();
    }
}
