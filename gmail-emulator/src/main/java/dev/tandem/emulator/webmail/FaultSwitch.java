package dev.tandem.emulator.webmail;

import dev.tandem.emulator.faults.FaultPlan;
import java.util.Locale;
import java.util.function.Predicate;

/** Faults that are either on or off. */
enum FaultSwitch {
    PUSH_DROP("push", "is dropped", plan -> plan.push() != null && plan.push().drop()),
    PUSH_SHUFFLE(
            "push",
            "comes out of order",
            plan -> plan.push() != null && plan.push().shuffle()),
    PUSH_TWICE("push", "comes twice", plan -> plan.push() != null && plan.push().duplicates() > 0),
    PUSH_LATE("push", "comes late", plan -> plan.push() != null && plan.push().delayMillis() > 0),
    HISTORY_EMPTY(
            "history",
            "begins with an empty page",
            plan -> plan.history() != null && plan.history().emptyPageWithToken()),
    HISTORY_BARE(
            "history",
            "leaves labels out",
            plan -> plan.history() != null && plan.history().omitLabelIds()),
    HISTORY_TWICE(
            "history",
            "tells everything twice",
            plan -> plan.history() != null && plan.history().duplicateRecords()),
    HISTORY_LATE(
            "history",
            "is late",
            plan -> plan.history() != null && plan.history().lateByMillis() > 0),
    SEND_KEEP(
            "sending",
            "keeps the Message-ID",
            plan -> plan.send() != null && plan.send().keepMessageId()),
    SEND_BOUNCE("sending", "bounces", plan -> plan.send() != null && plan.send().acceptThenBounce()),
    SEND_LOSE(
            "sending",
            "loses the message",
            plan -> plan.send() != null && plan.send().acceptThenLose());

    private final String what;
    private final String does;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Predicate<FaultPlan> on;

    FaultSwitch(String what, String does, Predicate<FaultPlan> on) {
        this.what = what;
        this.does = does;
        this.on = on;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String what() {
        return what;
    }

    String does() {
        return does;
    }

    boolean isOn(FaultPlan plan) {
        return on.test(plan);
    }
}
