package dev.tandem.scenarios.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.InSandbox;
import dev.tandem.scenarios.harness.Running;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code ./tandem soak} does in half an hour, in less than two minutes. Its twin is {@link EqualityTest}. */
@ExtendWith(InSandbox.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("./tandem soak, small")
class SoakTest {

    private static final long SEED = 4711;
    private static final int LOG_LINES = 40;

    private @Nullable Outcome played;

    @BeforeAll
    void play() {
        Outcome outcome = new SoakRun(SoakSize.small(), SEED, System.out::println).play();
        played = outcome;
        System.out.println(outcome.told());
        if (!outcome.equal()) {
            System.out.println(Running.logTails(LOG_LINES));
        }
    }

    @Test
    @DisplayName(
            "Gmail and CRM are equal after faults, a killed server, a broken PostgreSQL and a lost consent (R74, R81, R83)")
    void endsEqual() {
        Outcome outcome = Objects.requireNonNull(played);
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.counts().kills()).isEqualTo(1);
        assertThat(outcome.counts().databaseRestarts()).isEqualTo(1);
        assertThat(outcome.counts().expiries()).isEqualTo(1);
        assertThat(outcome.counts().faults()).as("calls that a fault hit").isPositive();
        assertThat(outcome.counts().inCrm()).as("messages in the CRM").isGreaterThan(20);
        assertThat(outcome.counts().writtenInCrm()).as("written in the CRM").isPositive();
        assertThat(outcome.caughtUp()).contains("ms");
    }
}
