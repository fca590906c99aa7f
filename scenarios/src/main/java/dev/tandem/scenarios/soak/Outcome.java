package dev.tandem.scenarios.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How it ended.
 *
 * @param differences empty where Gmail and CRM are equal and everything that was wanted could be done
 * @param restedAfter from the last deed to the moment at which both were equal
 * @param facts what was compared
 */
public record Outcome(
        long seed,
        SoakSize size,
        List<String> differences,
        Duration restedAfter,
        Counts counts,
        String caughtUp,
        Map<String, Long> callsByMethod,
        Facts facts) {

    private static final int SHOWN_MAX = 40;

    /** What happened, in numbers. */
    public record Counts(
            long deeds,
            long inGmail,
            long inCrm,
            long writtenInCrm,
            long calls,
            long units,
            long faults,
            int kills,
            int databaseRestarts,
            int expiries,
            long mostMib) {}

    public boolean equal() {
        return differences.isEmpty();
    }

    /** The table that is printed at the end. */
    public String told() {
        StringBuilder table = new StringBuilder();
        row(table, "seed", Long.toString(seed));
        row(table, "time of traffic", size.time().toSeconds() + " s");
        row(table, "mailboxes / sub-accounts", size.mailboxes() + " / " + size.subAccounts());
        row(table, "deeds of people", number(counts.deeds()));
        row(table, "messages in Gmail since connection", number(counts.inGmail()));
        row(table, "messages in the CRM", number(counts.inCrm()));
        row(table, "written in the CRM", number(counts.writtenInCrm()));
        row(table, "calls of the Gmail API", number(counts.calls()));
        row(table, "calls per synced message", share(counts.calls()));
        row(table, "quota units per synced message", share(counts.units()));
        row(table, "calls that a fault hit", number(counts.faults()));
        row(table, "kill -9 of a server", Integer.toString(counts.kills()));
        row(table, "immediate restarts of PostgreSQL", Integer.toString(counts.databaseRestarts()));
        row(table, "expired histories", Integer.toString(counts.expiries()));
        row(table, "consent regained to caught up", caughtUp);
        row(table, "last deed to equal", restedAfter.toSeconds() + " s");
        row(table, "most memory at once", number(counts.mostMib()) + " MiB");
        row(table, "labels compared (R19)", size.labels() ? "yes" : "no");
        callsByMethod.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(method -> row(table, "  " + method.getKey(), number(method.getValue())));
        row(table, "Gmail and CRM", equal() ? "equal" : differences.size() + " differences");
        differences.stream()
                .limit(SHOWN_MAX)
                .forEach(each -> table.append("  - ").append(each).append('\n'));
        return table.toString();
    }

    private String share(long sum) {
        return "%.1f".formatted((double) sum / Math.max(1, counts.inCrm()));
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append("%-40s %s%n".formatted(name, value));
    }
}
