package dev.tandem.emulator.webmail;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.FaultPlan.CallFault;
import java.util.ArrayList;
import java.util.List;

/** The faults in force, each as a sentence and with a key by which it can be removed. */
record FaultWords(String key, String what, String does) {
    static List<FaultWords> of(FaultPlan plan) {
        List<FaultWords> all = new ArrayList<>();
        List<CallFault> calls = plan.calls() == null ? List.of() : plan.calls();
        for (int i = 0; i < calls.size(); i++) {
            all.add(of(i, calls.get(i)));
        }
        for (FaultSwitch each : FaultSwitch.values()) {
            if (each.isOn(plan)) {
                all.add(new FaultWords(each.key(), each.what(), each.does()));
            }
        }
        if (plan.token() != null && plan.token().failWith() != null) {
            all.add(new FaultWords("token", "/token", "answers " + plan.token().failWith()));
        }
        return all;
    }

    private static FaultWords of(int position, CallFault fault) {
        String what = fault.method() == null ? "every call" : fault.method().replaceFirst("^gmail\\.users\\.", "");
        String whose = fault.account() == null ? "" : " of " + fault.account();
        List<String> does = new ArrayList<>();
        if (fault.delayMillis() > 0) {
            does.add("waits " + fault.delayMillis() + " ms");
        }
        if (fault.status() != null) {
            does.add((fault.afterwards() ? "is done and answers " : "answers ") + fault.status());
        }
        if (fault.loseAnswer()) {
            does.add("loses its answer");
        }
        String share = fault.rate() == null ? "" : ", " + Math.round(fault.rate() * 100) + " % of the calls";
        String often = fault.times() == null
                ? ", until removed"
                : fault.times() == 1 ? ", next call" : ", next " + fault.times() + " calls";
        return new FaultWords("call-" + position, what + whose, String.join(", ", does) + share + often);
    }
}
