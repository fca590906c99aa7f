package dev.tandem.scenarios.kill;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

/** {@code ./tandem kill-points [seed]}: a hundred emails, and a hundred points at which something goes wrong with them (R45). */
public final class KillPoints {

    private static final int NEW_SEEDS = 1_000_000_000;

    private KillPoints() {}

    /** A seed; without one, chance draws it. */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : new SecureRandom().nextInt(NEW_SEEDS);
        System.out.println("Seed " + seed);
        long started = System.nanoTime();
        Outcome outcome = new KillRun(Plan.hundred(new Random(seed)), System.out::println).play("kill-points");
        Duration time = Duration.ofNanos(System.nanoTime() - started);
        System.out.print(outcome.told());
        System.out.printf("Seed %d, %d min %d s%n", seed, time.toMinutes(), time.toSecondsPart());
        System.exit(outcome.good() ? 0 : 1);
    }
}
