package dev.tandem.scenarios.kill;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

/** {@code ./tandem kill-door [emails [seed]]}: a thousand emails to a smart address, and ten deaths of the server meanwhile (R66). */
public final class KillDoor {

    private static final int EMAILS = 1_000;
    private static final int DEATHS = 10;
    private static final int NEW_SEEDS = 1_000_000_000;

    private KillDoor() {}

    /** How many emails, and a seed; without one, chance draws it. */
    public static void main(String[] arguments) throws InterruptedException {
        int emails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EMAILS;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SecureRandom().nextInt(NEW_SEEDS);
        System.out.println("Seed " + seed);
        long started = System.nanoTime();
        boolean good;
        try (DoorDeaths deaths = new DoorDeaths("kill-door", new Random(seed), said -> System.out.println(said))) {
            DoorDeaths.Counted counted = deaths.play(emails, DEATHS);
            good = counted.good();
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            System.out.printf(
                    "%,d emails, %d deaths of the server: %,d answered 250, %,d stand there once; %d min %d s%n",
                    counted.emails(),
                    counted.deaths(),
                    counted.accepted(),
                    counted.once(),
                    time.toMinutes(),
                    time.toSecondsPart());
        }
        System.out.printf("Seed %d: %s%n", seed, good ? "1 passed, 0 failed" : "0 passed, 1 failed");
        System.exit(good ? 0 : 1);
    }
}
