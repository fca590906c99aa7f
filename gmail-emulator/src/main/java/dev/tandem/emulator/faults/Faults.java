package dev.tandem.emulator.faults;

import dev.tandem.emulator.faults.FaultPlan.CallFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The plan in force, and how much of it is left. */
public final class Faults {
    private static final FaultPlan.Push NO_PUSH = new FaultPlan.Push(false, 0, false, 0, null);
    private static final FaultPlan.History NO_HISTORY = new FaultPlan.History(false, false, false, 0);
    private static final FaultPlan.Send NO_SEND = new FaultPlan.Send(false, false, false);
    private static final FaultPlan.Token NO_TOKEN = new FaultPlan.Token(null);

    private final RandomGenerator random;
    private FaultPlan plan = FaultPlan.NONE;
    private List<CallFault> calls = new ArrayList<>();

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public synchronized void put(FaultPlan newPlan) {
        plan = newPlan;
        calls = new ArrayList<>(newPlan.calls() == null ? List.of() : newPlan.calls());
    }

    /** Changes the plan while no call can use up a part of it. */
    public synchronized void change(UnaryOperator<FaultPlan> change) {
        put(change.apply(plan()));
    }

    /** The plan, with call faults that are used up left out and the others counted down. */
    public synchronized FaultPlan plan() {
        return new FaultPlan(List.copyOf(calls), plan.push(), plan.history(), plan.send(), plan.token());
    }

    /** The fault that hits this call, or null; counts it. */
    public synchronized @Nullable CallFault next(String method, String account) {
        for (int i = 0; i < calls.size(); i++) {
            CallFault fault = calls.get(i);
            boolean meant = (fault.method() == null || fault.method().equals(method))
                    && (fault.account() == null || fault.account().equalsIgnoreCase(account));
            if (meant && (fault.rate() == null || random.nextDouble() < fault.rate())) {
                countDown(i, fault);
                return fault;
            }
        }
        return null;
    }

    public synchronized FaultPlan.Push push() {
        return plan.push() == null ? NO_PUSH : plan.push();
    }

    public synchronized FaultPlan.History history() {
        return plan.history() == null ? NO_HISTORY : plan.history();
    }

    public synchronized FaultPlan.Send send() {
        return plan.send() == null ? NO_SEND : plan.send();
    }

    public synchronized FaultPlan.Token token() {
        return plan.token() == null ? NO_TOKEN : plan.token();
    }

    private void countDown(int position, CallFault fault) {
        if (fault.times() == null) {
            return;
        }
        if (fault.times() <= 1) {
            calls.remove(position);
            return;
        }
        calls.set(
                position,
                new CallFault(
                        fault.method(),
                        fault.account(),
                        fault.times() - 1,
                        fault.rate(),
                        fault.status(),
                        fault.reason(),
                        fault.message(),
                        fault.retryAfter(),
                        fault.retryAfterSeconds(),
                        fault.delayMillis(),
                        fault.loseAnswer(),
                        fault.afterwards()));
    }
}
