package dev.tandem.server.smartbcc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.bench.Bench;
import dev.tandem.server.smartbcc.CaptureStore.Line;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R63, R66: what was filed nowhere is not kept for ever")
class ForgetCapturesTest {

    private static final Bench BENCH = Bench.shared();
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final CaptureScene captures = new CaptureScene();
    private final ForgetCaptures forgetCaptures = BENCH.get(ForgetCaptures.class);

    @BeforeEach
    void comes() {
        captures.comes(
                "someone@elsewhere.example",
                "From: someone@elsewhere.example\nTo: " + captures.scene.jana() + "\nSubject: Secret\n\nHello\n",
                captures.smart());
        captures.benWrites("From: <" + captures.scene.address("ben") + ">\nTo: " + captures.scene.jana()
                + "\nSubject: Offer\nMessage-ID: <offer." + captures.scene.kramer() + "@mail.example>\n\nHello\n");
    }

    @Test
    @DisplayName("an email waits in quarantine for 30 days, and is dropped then; what was filed stays")
    void quarantine() {
        BENCH.clock().pass(ForgetCaptures.WAITS_MAX.minus(A_MOMENT));
        forgetCaptures.run();
        assertThat(captures.verdicts()).containsExactlyInAnyOrder("CAPTURED OPENS", "QUARANTINED NOT_YOURS");

        BENCH.clock().pass(A_MOMENT);
        forgetCaptures.run();
        assertThat(captures.verdicts()).containsExactlyInAnyOrder("CAPTURED OPENS", "DROPPED TOO_OLD");
        assertThat(captures.lines().stream().map(Line::subject)).containsExactlyInAnyOrder("Offer", "Secret");
    }

    @Test
    @DisplayName("after 90 days nobody knows any more who wrote it and what about, and still what became of it")
    void told() {
        BENCH.clock().pass(ForgetCaptures.TOLD_MAX);
        forgetCaptures.run();
        assertThat(captures.verdicts()).containsExactlyInAnyOrder("CAPTURED OPENS", "DROPPED TOO_OLD");
        assertThat(captures.lines().stream().map(line -> line.author() + "|" + line.subject()))
                .containsExactlyInAnyOrder(captures.scene.address("ben") + "|Offer", "|");
        assertThat(captures.scene.withJana()).hasSize(1);
    }
}
