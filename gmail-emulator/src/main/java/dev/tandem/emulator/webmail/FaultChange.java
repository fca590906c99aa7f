package dev.tandem.emulator.webmail;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.FaultPlan.CallFault;
import dev.tandem.emulator.faults.FaultPlan.History;
import dev.tandem.emulator.faults.FaultPlan.Push;
import dev.tandem.emulator.faults.FaultPlan.RetryAfter;
import dev.tandem.emulator.faults.FaultPlan.Send;
import dev.tandem.emulator.faults.FaultPlan.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes one fault of a plan and leaves the others as they are. */
final class FaultChange {
    private static final int LATE_MILLIS = 3_000;

    private FaultChange() {}

    static FaultPlan add(FaultPlan plan, CallFault fault) {
        List<CallFault> calls = new ArrayList<>(calls(plan));
        calls.add(fault);
        return new FaultPlan(calls, plan.push(), plan.history(), plan.send(), plan.token());
    }

    static FaultPlan token(FaultPlan plan, @Nullable String failWith) {
        return new FaultPlan(calls(plan), plan.push(), plan.history(), plan.send(), new Token(failWith));
    }

    /** By the key and the words of {@link FaultWords}; what is no longer there is no longer there. */
    static FaultPlan remove(FaultPlan plan, String key, String what) {
        if (key.equals("token")) {
            return token(plan, null);
        }
        for (FaultSwitch each : FaultSwitch.values()) {
            if (each.key().equals(key)) {
                return turn(plan, each, false);
            }
        }
        List<CallFault> calls = new ArrayList<>(calls(plan));
        FaultWords.of(plan).stream()
                .filter(words -> words.key().equals(key) && words.what().equals(what))
                .findFirst()
                .ifPresent(words -> calls.remove(Integer.parseInt(key.substring("call-".length()))));
        return new FaultPlan(calls, plan.push(), plan.history(), plan.send(), plan.token());
    }

    static FaultPlan turn(FaultPlan plan, FaultSwitch which, boolean on) {
        Push p = plan.push() == null ? new Push(false, 0, false, 0, null) : plan.push();
        History h = plan.history() == null ? new History(false, false, false, 0) : plan.history();
        Send s = plan.send() == null ? new Send(false, false, false) : plan.send();
        int late = on ? LATE_MILLIS : 0;
        return switch (which) {
            case PUSH_DROP -> push(plan, new Push(on, p.duplicates(), p.shuffle(), p.delayMillis(), p.historyIdAs()));
            case PUSH_SHUFFLE -> push(plan, new Push(p.drop(), p.duplicates(), on, p.delayMillis(), p.historyIdAs()));
            case PUSH_TWICE ->
                push(plan, new Push(p.drop(), on ? 1 : 0, p.shuffle(), p.delayMillis(), p.historyIdAs()));
            case PUSH_LATE -> push(plan, new Push(p.drop(), p.duplicates(), p.shuffle(), late, p.historyIdAs()));
            case HISTORY_EMPTY ->
                history(plan, new History(on, h.omitLabelIds(), h.duplicateRecords(), h.lateByMillis()));
            case HISTORY_BARE ->
                history(plan, new History(h.emptyPageWithToken(), on, h.duplicateRecords(), h.lateByMillis()));
            case HISTORY_TWICE ->
                history(plan, new History(h.emptyPageWithToken(), h.omitLabelIds(), on, h.lateByMillis()));
            case HISTORY_LATE ->
                history(plan, new History(h.emptyPageWithToken(), h.omitLabelIds(), h.duplicateRecords(), late));
            case SEND_KEEP -> send(plan, new Send(on, s.acceptThenBounce(), s.acceptThenLose()));
            case SEND_BOUNCE -> send(plan, new Send(s.keepMessageId(), on, s.acceptThenLose()));
            case SEND_LOSE -> send(plan, new Send(s.keepMessageId(), s.acceptThenBounce(), on));
        };
    }

    static CallFault call(Form form) {
        String answer = form.text("answer");
        boolean status = answer.matches("[45]\\d\\d");
        String retry = form.text("retryAfter");
        return new CallFault(
                empty(form.text("method")),
                empty(form.text("account")),
                form.text("times").isEmpty() ? null : number(form, "times", "How often"),
                null,
                status ? Integer.valueOf(answer) : null,
                null,
                null,
                retry.isEmpty() ? null : RetryAfter.valueOf(retry),
                null,
                form.text("delayMillis").isEmpty() ? 0 : number(form, "delayMillis", "The delay"),
                answer.equals("lost"),
                false);
    }

    private static int number(Form form, String name, String words) {
        String text = form.text(name);
        if (!text.matches("\\d{1,6}")) {
            throw new Complaint(words + " has to be a number, not “" + text + "”.");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<CallFault> calls(FaultPlan plan) {
        return plan.calls() == null ? List.of() : plan.calls();
    }

    private static FaultPlan push(FaultPlan plan, Push push) {
        return new FaultPlan(calls(plan), push, plan.history(), plan.send(), plan.token());
    }

    private static FaultPlan history(FaultPlan plan, History history) {
        return new FaultPlan(calls(plan), plan.push(), history, plan.send(), plan.token());
    }

    private static FaultPlan send(FaultPlan plan, Send send) {
        return new FaultPlan(calls(plan), plan.push(), plan.history(), send, plan.token());
    }
}
