package dev.tandem.scenarios.bench;

import java.util.List;

/**
 * Milliseconds, many of them.
 *
 * @param values in any order
 */
record Percentiles(List<Double> values) {

    Percentiles {
        values = values.stream().sorted().toList();
    }

    /** The value that this share of all does not exceed. */
    double at(double share) {
        return values.get(Math.min(values.size() - 1, (int) Math.ceil(share * values.size()) - 1));
    }

    void print(String what) {
        System.out.printf(
                "%s, %d times: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, slowest %.0f ms%n",
                what, values.size(), at(0.5), at(0.9), at(0.99), values.getLast());
    }
}
