package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What happens at moments drawn from the seed: deaths of servers and of PostgreSQL, forgotten history, and one changed password. */
final class Accidents {

    private static final double PASSWORD_CHANGES_AT = 0.4;
    private static final double CONSENT_RETURNS_AT = 0.6;

    private final Machines machines;
    private final EmulatedGmail gmail;
    private final Consumer<String> tell;
    private final List<Accident> all = new ArrayList<>();
    private int kills;
    private int databaseRestarts;
    private int expiries;

    /** @param at after so much of the whole time, 0 to 1 */
    private record Accident(double at, Runnable happens) {}

    Accidents(Machines machines, EmulatedGmail gmail, Consumer<String> tell) {
        this.machines = machines;
        this.gmail = gmail;
        this.tell = tell;
    }

    /** Draws when they happen. */
    Accidents draw(SoakSize size, Town town, Consent consent, long seed) {
        Random chance = new Random(seed);
        for (int number = 0; number < size.kills(); number++) {
            int server = chance.nextInt(machines.count());
            all.add(new Accident(chance.nextDouble(), () -> kill(server)));
        }
        for (int number = 0; number < size.databaseRestarts(); number++) {
            all.add(new Accident(chance.nextDouble(), this::restartDatabase));
        }
        for (int number = 0; number < size.expiries(); number++) {
            String mailbox =
                    town.staff().get(chance.nextInt(town.staff().size())).address();
            all.add(new Accident(chance.nextDouble(), () -> expire(mailbox)));
        }
        all.add(new Accident(PASSWORD_CHANGES_AT, consent::isLost));
        all.add(new Accident(CONSENT_RETURNS_AT, consent::returns));
        all.sort(Comparator.comparingDouble(Accident::at));
        return this;
    }

    /** Lets them happen, each at its time or as soon as the one before is over. */
    void run(Duration time) {
        long start = System.nanoTime();
        for (Accident accident : all) {
            long due = start + (long) (time.toNanos() * accident.at());
            Pause.millis(Duration.ofNanos(due - System.nanoTime()).toMillis());
            accident.happens().run();
        }
    }

    private void kill(int server) {
        tell.accept("kill -9 of server " + (server + 1));
        machines.kill(server);
        kills++;
    }

    private void restartDatabase() {
        tell.accept("immediate restart of PostgreSQL");
        machines.restartDatabase();
        databaseRestarts++;
    }

    private void expire(String mailbox) {
        tell.accept("the history of " + mailbox + " expires");
        gmail.historyExpires(mailbox);
        expiries++;
    }

    int kills() {
        return kills;
    }

    int databaseRestarts() {
        return databaseRestarts;
    }

    int expiries() {
        return expiries;
    }
}
