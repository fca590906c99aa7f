package dev.tandem.scenarios.kill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** Strikes one point after the other, and looks in the end at all of them once more. */
final class KillRun {

    /** By then an email through Gmail has been brought to its end. */
    private static final Duration HEALED_MAX = Duration.ofSeconds(40);

    /** A provider that did not take an email is asked again after a minute. */
    private static final Duration RETRIED_MAX = Duration.ofSeconds(100);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final List<KillPoint> points;
    private final Consumer<String> told;
    private final List<Struck> struck = new ArrayList<>();

    KillRun(List<KillPoint> points, Consumer<String> told) {
        this.points = points;
        this.told = told;
    }

    private record Struck(KillPoint point, String message, String trouble) {}

    Outcome play(String name) {
        try (Machine machine = new Machine(name)) {
            Truth truth = new Truth(machine);
            for (KillPoint point : points) {
                Struck one = strike(machine, point);
                struck.add(one);
                boolean waits = point.blow() instanceof Blow.Cut;
                Verdict verdict = waits ? truth.of(point, one.message(), one.trouble()) : end(truth, one, HEALED_MAX);
                machine.gmail().noFaults();
                told.accept(verdict.told());
            }
            machine.running();
            List<Verdict> verdicts =
                    struck.stream().map(one -> end(truth, one, RETRIED_MAX)).toList();
            return new Outcome(verdicts, truth.overall(points), machine.counted());
        }
    }

    private static Struck strike(Machine machine, KillPoint point) {
        try {
            return new Struck(point, new Strike(machine, point).run(), "");
        } catch (ConditionTimeoutException | AssertionError notStruck) {
            return new Struck(
                    point,
                    "",
                    String.valueOf(notStruck.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Verdict end(Truth truth, Struck one, Duration max) {
        try {
            return await().atMost(max)
                    .pollInterval(LOOK_EVERY)
                    .until(() -> truth.of(one.point(), one.message(), one.trouble()), Verdict::ended);
        } catch (ConditionTimeoutException late) {
            return truth.of(one.point(), one.message(), one.trouble());
        }
    }
}
