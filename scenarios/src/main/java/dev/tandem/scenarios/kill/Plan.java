package dev.tandem.scenarios.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which points are struck: every named one, and others by chance. The same chance makes the same plan. */
final class Plan {

    /** The named points of a sending, in the order in which they are passed. */
    static final List<String> OF_GMAIL = List.of(
            "send.queued",
            "send.draft-asked",
            "send.draft-created",
            "send.draft-stored",
            "send.send-asked",
            "send.sent",
            "send.sent-stored",
            "send.read-back",
            "send.finished");

    /** Those of an email by the provider. */
    static final List<String> OF_PROVIDER = List.of("delivery.end-told", "delivery.answered");

    private static final int DOUBLE_DEATHS = 10;
    private static final int KILLS_BY_GMAIL = 22;
    private static final int KILLS_BY_PROVIDER = 18;
    private static final int LOST_AND_DEAD = 4;

    /** A slowed way by Gmail lasts about so long. */
    private static final int WAY_BY_GMAIL_MILLISECONDS = 1_800;

    private static final int WAY_BY_PROVIDER_MILLISECONDS = 1_100;

    private final RandomGenerator chance;
    private final List<KillPoint> points = new ArrayList<>();

    private Plan(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A hundred points. Broken lines come first: what they delay is due again a minute later. */
    static List<KillPoint> hundred(RandomGenerator chance) {
        Plan plan = new Plan(chance);
        for (Moment moment : Moment.values()) {
            plan.add(Way.PROVIDER, new Blow.Cut(moment));
        }
        plan.calls().forEach(faulty -> plan.add(Way.GMAIL, faulty));
        OF_GMAIL.forEach(point -> plan.add(Way.GMAIL, new Blow.Dies(List.of(point))));
        OF_PROVIDER.forEach(point -> plan.add(Way.PROVIDER, new Blow.Dies(List.of(point))));
        plan.add(Way.PROVIDER, new Blow.Dies(List.of(OF_GMAIL.getFirst())));
        plan.times(DOUBLE_DEATHS, () -> plan.add(Way.GMAIL, plan.twoDeaths()));
        plan.times(LOST_AND_DEAD, () -> plan.add(Way.GMAIL, plan.lostAndDead()));
        plan.times(KILLS_BY_GMAIL, () -> plan.add(Way.GMAIL, plan.killed(WAY_BY_GMAIL_MILLISECONDS)));
        plan.times(KILLS_BY_PROVIDER, () -> plan.add(Way.PROVIDER, plan.killed(WAY_BY_PROVIDER_MILLISECONDS)));
        return List.copyOf(plan.points);
    }

    /** Ten of all kinds, for a test that cannot wait. */
    static List<KillPoint> ten(RandomGenerator chance) {
        Plan plan = new Plan(chance);
        plan.add(Way.PROVIDER, new Blow.Cut(Moment.WHILE_IDLE));
        plan.add(Way.PROVIDER, new Blow.Cut(Moment.END_HEARD));
        plan.add(Way.PROVIDER, new Blow.Cut(Moment.END_NOT_HEARD));
        List<Blow.Faulty> calls = plan.calls();
        plan.times(3, () -> plan.add(Way.GMAIL, calls.remove(chance.nextInt(calls.size()))));
        plan.add(Way.GMAIL, plan.twoDeaths());
        plan.add(Way.PROVIDER, new Blow.Dies(List.of("delivery.answered")));
        plan.add(Way.GMAIL, plan.killed(WAY_BY_GMAIL_MILLISECONDS));
        plan.add(Way.PROVIDER, plan.killed(WAY_BY_PROVIDER_MILLISECONDS));
        return List.copyOf(plan.points);
    }

    private void times(int count, Runnable add) {
        for (int n = 0; n < count; n++) {
            add.run();
        }
    }

    private void add(Way way, Blow blow) {
        points.add(new KillPoint(points.size() + 1, way, blow));
    }

    private Blow killed(int withinMilliseconds) {
        return new Blow.Killed(chance.nextInt(withinMilliseconds));
    }

    /** The second point is one that a server passes while it brings the email to its end that the first one left behind. */
    private Blow twoDeaths() {
        String first = OF_GMAIL.get(chance.nextInt(OF_GMAIL.indexOf("send.read-back") + 1));
        List<String> passedAgain = passedAfter(first);
        return new Blow.Dies(List.of(first, passedAgain.get(chance.nextInt(passedAgain.size()))));
    }

    private static final List<String> AFTER_SENT = List.of("send.read-back", "send.finished");
    private static final List<String> FROM_SENDING_ON =
            List.of("send.send-asked", "send.sent", "send.sent-stored", "send.read-back", "send.finished");
    private static final List<String> FROM_DRAFT_ON = List.of(
            "send.draft-stored", "send.send-asked", "send.sent", "send.sent-stored", "send.read-back", "send.finished");

    private static List<String> passedAfter(String point) {
        return switch (point) {
            case "send.queued", "send.draft-asked", "send.draft-created" -> FROM_DRAFT_ON;
            case "send.draft-stored", "send.send-asked" -> FROM_SENDING_ON;
            default -> AFTER_SENT;
        };
    }

    private Blow lostAndDead() {
        boolean draft = chance.nextBoolean();
        String method = draft ? "drafts.create" : "drafts.send";
        String point = draft ? "send.draft-created" : "send.sent";
        return new Blow.FaultyAndDies(lost(method, 1), point);
    }

    /** Answers lost, answers too late, and refusals of what was done. */
    private List<Blow.Faulty> calls() {
        List<Blow.Faulty> all = new ArrayList<>();
        for (String method : List.of("drafts.create", "drafts.send", "messages.get")) {
            all.add(lost(method, 1));
            all.add(lost(method, 2 + chance.nextInt(2)));
            all.add(late(method));
            for (int status : new int[] {500, 502, 503, 504}) {
                all.add(done(method, status));
            }
        }
        all.add(several(
                lost("drafts.create", 1), lost("drafts.list", 1), lost("drafts.send", 1), lost("drafts.get", 1)));
        all.add(several(lost("drafts.send", 1), lost("drafts.get", 2), lost("threads.get", 2)));
        all.add(several(late("drafts.send"), lost("drafts.get", 1)));
        all.add(several(done("drafts.send", 503), lost("threads.get", 1), done("messages.get", 500)));
        return all;
    }

    private static Blow.Faulty several(Blow.Faulty... all) {
        return new Blow.Faulty(
                String.join(" + ", List.of(all).stream().map(Blow.Faulty::words).toList()),
                String.join(",", List.of(all).stream().map(Blow.Faulty::calls).toList()));
    }

    private static Blow.Faulty lost(String method, int times) {
        return new Blow.Faulty(
                "answer of " + method + " lost" + (times == 1 ? "" : " " + times + " times"),
                call(method, times, "\"loseAnswer\":true"));
    }

    /** Longer than the server waits: it is done after the server has given up. */
    private static Blow.Faulty late(String method) {
        return new Blow.Faulty(
                method + " answers too late", call(method, 1, "\"delayMillis\":" + Machine.TOO_LATE_MILLISECONDS));
    }

    private static Blow.Faulty done(String method, int status) {
        return new Blow.Faulty(
                method + " is done and answers " + status,
                call(method, 1, "\"status\":" + status + ",\"reason\":\"backendError\",\"afterwards\":true"));
    }

    private static String call(String method, int times, String fault) {
        return "{\"method\":\"gmail.users." + method + "\",\"account\":\"" + Machine.BEN + "\",\"times\":" + times + ","
                + fault + "}";
    }
}
