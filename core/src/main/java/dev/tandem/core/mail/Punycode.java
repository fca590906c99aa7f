package dev.tandem.core.mail;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Writes a label of a domain name in ASCII (RFC 3492 section 6.3). The names of the constants are those of section 5. */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final StringBuilder written = new StringBuilder();
    private final int[] points;
    private int bias = INITIAL_BIAS;
    private int handled;

    private Punycode(String label) {
        points = label.codePoints().toArray();
    }

    /**
     * The label without the prefix {@code xn--}.
     *
     * @param label with at least one character that is not ASCII; short, because the effort grows with the square of its length
     */
    static String encode(String label) {
        return new Punycode(label).encoded();
    }

    private String encoded() {
        label().filter(point -> point < INITIAL_N).forEach(written::appendCodePoint);
        int basic = written.length();
        handled = basic;
        if (basic > 0) {
            written.append('-');
        }
        int delta = 0;
        int n = INITIAL_N;
        while (handled < points.length) {
            int next = nextAfter(n);
            delta = insert(next, delta + (next - n) * (handled + 1), basic) + 1;
            n = next + 1;
        }
        return written.toString();
    }

    private int nextAfter(int n) {
        return label().filter(point -> point >= n).min().orElseThrow();
    }

    private IntStream label() {
        return Arrays.stream(points);
    }

    /** Says where each occurrence of one character stands; answers how far the position has moved since the last one. */
    private int insert(int wanted, int start, int basic) {
        int delta = start;
        for (int point : points) {
            if (point < wanted) {
                delta++;
            }
            if (point == wanted) {
                write(delta);
                bias = adapted(delta, handled == basic);
                handled++;
                delta = 0;
            }
        }
        return delta;
    }

    private void write(int delta) {
        int rest = delta;
        int k = BASE;
        for (int t = threshold(k); rest >= t; t = threshold(k)) {
            written.append(DIGITS.charAt(t + (rest - t) % (BASE - t)));
            rest = (rest - t) / (BASE - t);
            k += BASE;
        }
        written.append(DIGITS.charAt(rest));
    }

    private int threshold(int k) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private int adapted(int delta, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / (handled + 1);
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
