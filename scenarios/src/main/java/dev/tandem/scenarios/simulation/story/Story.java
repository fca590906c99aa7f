package dev.tandem.scenarios.simulation.story;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.stage.Stage;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.Look;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.SubAccountStore.Settings;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.identity.UserStore.NewUser;
import dev.tandem.server.identity.UserStore.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** One story: people come together, hundreds of things happen to them, and at the end everything comes to rest. */
public final class Story {

    private static final List<String> NAMES = List.of("ben", "ada", "timo", "nora");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(20);
    private static final int ROUNDS_MAX = 25;
    private static final int MILLISECONDS_APART_MAX = 2_500;

    private final Play play;
    private final int length;
    private final List<Step> steps = new ArrayList<>();
    private final PeopleSteps people;
    private final ConnectionSteps connections;
    private final MemberSteps members;

    /** Sets it up on a cleared stage. */
    public Story(Stage stage, long seed) {
        play = new Play(stage, seed);
        people = new PeopleSteps(play);
        connections = new ConnectionSteps(play);
        members = new MemberSteps(play);
        OutsideSteps outside = new OutsideSteps(play);
        List.of(
                        outside.all(),
                        new GmailSteps(play, outside).all(),
                        new CrmSteps(play, outside).all(),
                        people.all(),
                        connections.all(),
                        members.all(),
                        new ServerSteps(play).all())
                .forEach(steps::addAll);
        length = play.dice.between(150, 300);
    }

    /** Plays it to its end. */
    public void play() {
        comeTogether();
        int weights = steps.stream().mapToInt(Step::weight).sum();
        for (int n = 0; n < length; n++) {
            play.pass(Duration.ofMillis(play.dice.between(1, MILLISECONDS_APART_MAX)));
            String said = drawn(play.dice.between(1, weights)).act().get();
            play.look();
            if (!said.isEmpty()) {
                play.journal.says(said);
            }
        }
        rest();
    }

    /** What was written down of it so far. */
    public Journal journal() {
        return play.journal;
    }

    /** How often the server died in it. */
    public long deaths() {
        return play.deaths;
    }

    /** The sub-accounts, in their order. */
    public List<UUID> subAccounts() {
        return play.cast.subAccounts;
    }

    private Step drawn(int number) {
        int left = number;
        for (Step step : steps) {
            left -= step.weight();
            if (left <= 0) {
                return step;
            }
        }
        throw new IllegalStateException("no step of number " + number);
    }

    private void comeTogether() {
        UUID agency = play.server(TransactionOperations.class)
                .execute(status -> play.server(UserStore.class).addAgency("Nordlicht", now()));
        for (int n = play.dice.between(1, 3); n > 0; n--) {
            subAccount(Objects.requireNonNull(agency));
        }
        for (String name : NAMES.subList(0, play.dice.between(2, NAMES.size()))) {
            colleague(Objects.requireNonNull(agency), name);
        }
        play.look();
        for (int n = play.dice.between(5, 10); n > 0; n--) {
            play.journal.says(people.makesContact());
        }
        List.copyOf(play.cast.memberships().toList()).forEach(place -> {
            if (play.dice.percent(65)) {
                play.journal.says(connections.connect(
                        place.subAccount(), place.user(), place.user().address()));
                play.look();
            }
        });
        if (play.dice.percent(50)) {
            play.journal.says(people.setsGate());
        }
    }

    private void subAccount(UUID agency) {
        Settings settings = new Settings("Unterkonto", ZoneOffset.UTC, Language.DE, GatePolicy.ASSIGNED, 500);
        SubAccountId made = Objects.requireNonNull(play.server(TransactionOperations.class)
                .execute(status -> play.server(SubAccountStore.class).add(agency, settings, now())));
        play.cast.subAccounts.add(made.value());
        play.cast.membersOf(made.value());
        play.happened(new Event.GateSet(made.value(), GatePolicy.ASSIGNED.name()));
    }

    /** Everybody belongs to one sub-account at least, and many to several. */
    private void colleague(UUID agency, String name) {
        String address = name + "@nordlicht.example";
        play.stage.google().account(address, name);
        UserId made = Objects.requireNonNull(play.server(TransactionOperations.class)
                        .execute(status -> play.server(UserStore.class)
                                .add(
                                        new NewUser(
                                                agency,
                                                address,
                                                false,
                                                new Profile(name, Language.DE, ZoneOffset.UTC, Look.SYSTEM)),
                                        now())))
                .orElseThrow();
        Colleague colleague = new Colleague(made.value(), name, address);
        play.cast.colleagues.add(colleague);
        UUID home = play.dice.oneOf(play.cast.subAccounts);
        play.cast.subAccounts.stream()
                .filter(subAccount -> subAccount.equals(home) || play.dice.percent(60))
                .forEach(subAccount -> members.join(subAccount, colleague));
    }

    private Instant now() {
        return play.server(InstantSource.class).instant();
    }

    /** Nothing goes wrong any more, and time passes until nothing is left to do. */
    private void rest() {
        play.stage.google().faults(FaultPlan.NONE);
        play.look();
        connections.renewAll();
        connections.resumeAll();
        play.look();
        int busy = 1;
        for (int round = 0; round < ROUNDS_MAX && (busy > 0 || round < 3); round++) {
            play.pass(LONG_ENOUGH);
            play.stage.server().lookEverywhere();
            play.stage.server().look(50);
            play.look();
            busy = play.stage.server().deliver(50);
            play.look();
        }
        play.stage.server().leave();
        play.look();
    }
}
