package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.EmulatedGmail;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One soak from the first process to the last: traffic, accidents, rest, comparison. */
public final class SoakRun {

    private static final long LOOK_AFTER_MILLIS = 1_000;

    private final SoakSize size;
    private final long seed;
    private final Consumer<String> tell;
    private final Journal journal = new Journal();

    public SoakRun(SoakSize size, long seed, Consumer<String> tell) {
        this.size = size;
        this.seed = seed;
        this.tell = line ->
                tell.accept(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }

    /** Plays it, and ends every process that it started. */
    public Outcome play() {
        tell.accept("PostgreSQL, the emulator and two servers start");
        try (Machines machines = Machines.start()) {
            EmulatedGmail gmail = machines.gmail();
            Town town = Town.found(size, machines);
            tell.accept(size.mailboxes() + " mailboxes are connected; traffic begins, seed " + seed);
            Consent consent = new Consent(town.staff().getFirst(), gmail, journal, tell);
            Accidents accidents = new Accidents(machines, gmail, tell).draw(size, town, consent, seed);
            Spent spent = new Spent(gmail);
            try (Memory memory = new Memory(machines)) {
                storm(town, gmail, accidents);
                String caughtUp = consent.told();
                tell.accept("the faults are off; everything comes to rest");
                machines.awaitReady();
                Rest rest = rest(new Reading(town, gmail, journal));
                spent.end();
                return outcome(rest, accidents, caughtUp, spent, memory);
            }
        }
    }

    private void storm(Town town, EmulatedGmail gmail, Accidents accidents) {
        Deeds deeds = new Deeds(town, gmail, journal);
        Thread happening = Thread.ofPlatform().start(() -> {
            try {
                accidents.run(size.time());
            } catch (RuntimeException | AssertionError e) {
                journal.trouble("An accident was not possible: " + e);
            }
        });
        try (Weather _ = new Weather(gmail, seed);
                Traffic traffic = new Traffic(town, journal, seed, deeds.weighted(new Office(journal)))) {
            traffic.run(size.time(), size.deedsPerSecond());
            happening.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Rest(Facts facts, List<String> differences, Duration after) {}

    /** Looks until both sides are equal, or gives up: what is not equal by then is a difference. */
    private Rest rest(Reading reading) {
        long start = System.nanoTime();
        long end = start + size.rest().toNanos();
        while (reading.waiting() > 0 && System.nanoTime() < end) {
            Pause.millis(LOOK_AFTER_MILLIS);
        }
        Rest rest = look(reading, start);
        int told = 0;
        while (!rest.differences().isEmpty() && System.nanoTime() < end) {
            if (told != rest.differences().size()) {
                told = rest.differences().size();
                tell.accept(told + " differences left, such as: "
                        + rest.differences().getFirst());
            }
            Pause.millis(LOOK_AFTER_MILLIS * Math.max(1, size.mailboxes() / 10));
            rest = look(reading, start);
        }
        return rest;
    }

    private Rest look(Reading reading, long start) {
        Facts facts = reading.facts();
        Duration after = Duration.ofNanos(System.nanoTime() - start);
        return new Rest(facts, Equality.differences(facts, size.labels()), after);
    }

    private Outcome outcome(Rest rest, Accidents accidents, String caughtUp, Spent spent, Memory memory) {
        List<String> differences = new ArrayList<>(rest.differences());
        differences.addAll(journal.troubles());
        Facts facts = rest.facts();
        var counts = new Outcome.Counts(
                journal.deeds(),
                facts.mailboxes().stream().mapToLong(each -> each.held().size()).sum(),
                facts.crm().size(),
                facts.sendings().size(),
                spent.calls(),
                spent.units(),
                spent.faults(),
                accidents.kills(),
                accidents.databaseRestarts(),
                accidents.expiries(),
                memory.mostMib());
        return new Outcome(seed, size, differences, rest.after(), counts, caughtUp, spent.callsByMethod(), facts);
    }
}
