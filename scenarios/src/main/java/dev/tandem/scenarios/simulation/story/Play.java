package dev.tandem.scenarios.simulation.story;

import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.stage.Crash;
import dev.tandem.scenarios.simulation.stage.Stage;
import dev.tandem.scenarios.simulation.story.Truth.Sight;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A story while it is played: its stage, its people, its chance, and what is written down of it. */
final class Play {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final int PLACES_TO_DIE = 60;

    final Stage stage;
    final Dice dice;
    final Cast cast = new Cast();
    final Tokens tokens = new Tokens();
    final Journal journal = new Journal();
    final Truth truth;
    final Witness witness;
    long deaths;
    private int messageIds;

    Play(Stage stage, long seed) {
        this.stage = stage;
        this.dice = new Dice(seed);
        this.truth = new Truth(stage.google(), journal);
        this.witness = new Witness(stage.rows(), journal);
    }

    /** A use case or store of the server that runs now. */
    <T> T server(Class<T> type) {
        return stage.server().get(type);
    }

    /** Sees what came of a step, on both sides. */
    void look() {
        truth.look(cast.mailboxes());
        witness.look();
    }

    /** Something happened in the CRM that the oracle has to know. */
    void happened(Event event) {
        journal.happened(event);
    }

    void pass(Duration time) {
        stage.clock().pass(time);
    }

    /** What a Date line says now. */
    String date() {
        return DATE.format(stage.clock().instant());
    }

    /** A Message-ID that nobody used before, in brackets. */
    String messageId() {
        return "<m" + ++messageIds + "@outside.example>";
    }

    /** What lies in mailboxes and is no draft, oldest first. */
    List<Sight> letters() {
        return truth.now().stream().filter(sight -> !sight.is("DRAFT")).toList();
    }

    /** Lets the server work; sometimes it dies of it and another one starts. Says how that went. */
    String serverWorks(Runnable work, int deathPercent) {
        if (!dice.percent(deathPercent)) {
            work.run();
            return "";
        }
        Crash crash = new Crash(dice.between(0, PLACES_TO_DIE));
        if (!crash.during(work)) {
            return "";
        }
        deaths++;
        look();
        stage.sweep();
        stage.restart();
        return ", dies " + crash.where() + " and starts again";
    }
}
