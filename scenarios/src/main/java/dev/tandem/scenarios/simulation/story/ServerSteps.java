package dev.tandem.scenarios.simulation.story;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.FaultPlan.CallFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the server does by itself, and what goes wrong around it. */
final class ServerSteps {

    private static final int DEATH_PERCENT = 12;

    private final Play play;

    private final Dice dice;
    private final Cast cast;

    ServerSteps(Play play) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
    }

    List<Step> all() {
        return List.of(
                new Step(40, this::looks),
                new Step(18, this::delivers),
                new Step(14, this::hears),
                new Step(5, this::timePasses),
                new Step(4, this::faults),
                new Step(6, this::faultsEnd),
                new Step(2, this::historyExpires),
                new Step(1, this::restarts),
                new Step(2, this::leaves));
    }

    private String looks() {
        String said = play.serverWorks(() -> play.stage.server().look(dice.between(1, 4)), DEATH_PERCENT);
        return "the server looks" + said;
    }

    private String delivers() {
        String said = play.serverWorks(() -> play.stage.server().deliver(dice.between(1, 3)), DEATH_PERCENT);
        return "the server delivers" + said;
    }

    /** F27, F28: notices come, do not come, come twice and late. */
    private String hears() {
        Optional<String> mailbox = dice.maybeOneOf(cast.connected());
        mailbox.ifPresent(address -> {
            String now = play.stage.google().historyOf(address);
            String told = dice.percent(15) ? "17" : now;
            for (int times = dice.percent(20) ? 2 : 1; times > 0; times--) {
                play.stage.server().hears(address, told);
            }
        });
        return mailbox.map(address -> "a notice for " + address).orElse("");
    }

    private String timePasses() {
        Duration time = dice.oneOf(List.of(
                Duration.ofSeconds(40),
                Duration.ofMinutes(5),
                Duration.ofHours(2),
                Duration.ofHours(30),
                Duration.ofDays(8)));
        play.pass(time);
        return time + " pass";
    }

    private String faults() {
        FaultPlan plan = switch (dice.between(0, 8)) {
            case 0 -> calls(call(null, 500, "backendError", 4, false));
            case 1 -> calls(call("gmail.users.messages.get", 429, "rateLimitExceeded", 2, false));
            case 2 -> calls(call(null, 403, "userRateLimitExceeded", 3, false));
            case 3 -> calls(call("gmail.users.drafts.send", null, null, 1, true));
            case 4 -> calls(call("gmail.users.drafts.create", null, null, 1, true));
            case 5 -> calls(call("gmail.users.messages.get", 503, "backendError", 3, false));
            case 6 -> new FaultPlan(null, null, new FaultPlan.History(true, false, true, 0), null, null);
            case 7 ->
                new FaultPlan(null, null, null, new FaultPlan.Send(false, true, false), null); // everything bounces
            default ->
                new FaultPlan(
                        null,
                        null,
                        new FaultPlan.History(false, true, false, 0),
                        new FaultPlan.Send(true, false, false),
                        null);
        };
        play.stage.google().faults(plan);
        return "from now on " + plan;
    }

    private String faultsEnd() {
        play.stage.google().faults(FaultPlan.NONE);
        return "";
    }

    private static FaultPlan calls(CallFault fault) {
        return new FaultPlan(List.of(fault), null, null, null, null);
    }

    private CallFault call(
            @Nullable String method, @Nullable Integer status, @Nullable String reason, int times, boolean loses) {
        return new CallFault(
                method, null, dice.between(1, times), null, status, reason, null, null, null, 0, loses, false);
    }

    /** F03. */
    private String historyExpires() {
        String mailbox = dice.oneOf(cast.mailboxes());
        play.stage.google().expiresHistory(mailbox);
        return "Google forgets the history of " + mailbox;
    }

    private String restarts() {
        play.stage.restart();
        return "the server is started anew";
    }

    private String leaves() {
        String said = play.serverWorks(() -> play.stage.server().leave(), DEATH_PERCENT);
        return said.isEmpty() ? "" : "the server leaves mailboxes" + said;
    }
}
