package dev.tandem.scenarios.kill;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Random;

/** {@code ./tandem kill-campaign [recipients [seed]]}: a campaign to thousands, and ten deaths of the server meanwhile (R41). */
public final class KillCampaign {

    private static final int RECIPIENTS = 10_000;
    private static final int DEATHS = 10;
    private static final int NEW_SEEDS = 1_000_000_000;

    private KillCampaign() {}

    /** How many recipients, and a seed; without one, chance draws it. */
    public static void main(String[] arguments) {
        int recipients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : RECIPIENTS;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SecureRandom().nextInt(NEW_SEEDS);
        System.out.println("Seed " + seed);
        long started = System.nanoTime();
        boolean good;
        try (CampaignDeaths deaths =
                new CampaignDeaths("kill-campaign", new Random(seed), said -> System.out.println(said))) {
            CampaignDeaths.Counted counted = deaths.play(recipients, DEATHS);
            good = counted.good();
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            System.out.printf(
                    "%,d recipients, %d deaths of the server: %,d sent, %d unclear; an email reached %,d, two reached %d; %d min %d s%n",
                    counted.recipients(),
                    counted.deaths(),
                    counted.sent(),
                    counted.unclear(),
                    counted.reached(),
                    counted.twice(),
                    time.toMinutes(),
                    time.toSecondsPart());
        }
        System.out.printf("Seed %d: %s%n", seed, good ? "1 passed, 0 failed" : "0 passed, 1 failed");
        System.exit(good ? 0 : 1);
    }
}
