package dev.tandem.scenarios.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.InSandbox;
import dev.tandem.scenarios.Killed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InSandbox.class)
@DisplayName("./tandem kill-points (R45, R83)")
class KillPointsTest {

    private static final long SEED = 4711;

    @Test
    @DisplayName("F45: ten of the points: each email stands there once, or is shown as unclear where nobody can know")
    void ten() {
        List<KillPoint> points = Plan.ten(new Random(SEED));
        Outcome outcome = new KillRun(points, System.out::println).play("kill-points-small");
        System.out.print(outcome.told());

        assertThat(outcome.overall()).isEmpty();
        assertThat(outcome.verdicts()).hasSize(10).allMatch(Verdict::good);
        assertThat(outcome.verdicts())
                .filteredOn(
                        verdict -> verdict.point().blow() instanceof Blow.Cut(Moment moment) && moment.leavesDoubt())
                .extracting(Verdict::state)
                .as("a line that breaks after the end of the email was told")
                .containsOnly("UNKNOWN");
    }

    @Test
    @DisplayName(
            "the plan has a hundred points, every named one of the sources among them, and the same seed makes the same")
    void plan() {
        List<KillPoint> hundred = Plan.hundred(new Random(SEED));
        assertThat(hundred).hasSize(100).isEqualTo(Plan.hundred(new Random(SEED)));
        assertThat(hundred).isNotEqualTo(Plan.hundred(new Random(SEED + 1)));
        assertThat(Plan.OF_GMAIL).containsExactlyInAnyOrderElementsOf(Killed.points("send."));
        assertThat(Plan.OF_PROVIDER).containsExactlyInAnyOrderElementsOf(Killed.points("delivery."));
    }

    @Test
    @DisplayName("two emails, none that is called sent, and a doubt where Gmail can be asked are wrong")
    void canFail() {
        KillPoint byGmail = new KillPoint(1, Way.GMAIL, new Blow.Dies(List.of("send.sent")));
        KillPoint byProvider = new KillPoint(2, Way.PROVIDER, new Blow.Cut(Moment.END_HEARD));
        KillPoint certain = new KillPoint(3, Way.PROVIDER, new Blow.Cut(Moment.MAIL));

        assertThat(new Verdict(byGmail, "SENT", 1, 1, "").good()).isTrue();
        assertThat(new Verdict(byGmail, "SENT", 2, 2, "").good()).isFalse();
        assertThat(new Verdict(byGmail, "SENT", 1, 0, "").good()).isFalse();
        assertThat(new Verdict(byGmail, "SENT", 0, 0, "").good()).isFalse();
        assertThat(new Verdict(byGmail, "FAILED", 0, 0, "").good()).isFalse();
        assertThat(new Verdict(byGmail, "UNKNOWN", 1, 1, "").good()).isFalse();
        assertThat(new Verdict(byGmail, "SENT", 1, 1, "was not struck").good()).isFalse();
        assertThat(new Verdict(byProvider, "UNKNOWN", 1, 0, "").good()).isTrue();
        assertThat(new Verdict(byProvider, "UNKNOWN", 0, 0, "").good()).isTrue();
        assertThat(new Verdict(byProvider, "UNKNOWN", 2, 0, "").good()).isFalse();
        assertThat(new Verdict(certain, "UNKNOWN", 1, 0, "").good()).isFalse();
    }
}
