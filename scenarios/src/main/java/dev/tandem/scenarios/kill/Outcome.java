package dev.tandem.scenarios.kill;

import java.util.List;

/**
 * How it ended.
 *
 * @param overall what is wrong with the whole
 * @param counted how often servers were started and died
 */
record Outcome(List<Verdict> verdicts, List<String> overall, String counted) {

    boolean good() {
        return failed() == 0 && overall.isEmpty();
    }

    long failed() {
        return verdicts.stream().filter(verdict -> !verdict.good()).count();
    }

    /** The table, and below it the sum. */
    String told() {
        StringBuilder table = new StringBuilder(
                "%n%3s  %-8s  %-72s  %-8s %s%n".formatted("no", "way", "what happens to it", "shown", "stands"));
        verdicts.forEach(verdict -> table.append(verdict.told()).append(System.lineSeparator()));
        overall.forEach(wrong -> table.append("WRONG  ").append(wrong).append(System.lineSeparator()));
        long unclear = verdicts.stream()
                .filter(verdict -> verdict.state().equals("UNKNOWN"))
                .count();
        return table
                + "%s; %d of them shown as unclear%n%d passed, %d failed%n"
                        .formatted(counted, unclear, verdicts.size() - failed(), failed() + overall.size());
    }
}
