package dev.tandem.emulator.mailbox;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes ids that look like Gmail's. */
public final class Ids {
    private static final int RANDOM_BITS = 20;
    private static final int HISTORY_GAP_MAX = 9;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** 16 hex digits that grow with time. */
    public String message(long epochMillis) {
        return HexFormat.of().toHexDigits((epochMillis << RANDOM_BITS) | random.nextInt(1 << RANDOM_BITS));
    }

    /** r and a number, as draft ids are. */
    public String draft() {
        return "r" + random.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
    }

    /** The 21 digits by which Google knows a person. */
    public String person() {
        return "1" + digits(20);
    }

    /** Where a mailbox's history begins. */
    public long firstHistory() {
        return random.nextLong(1_000, 9_000_000);
    }

    /** History ids are not contiguous. */
    public long historyAfter(long id) {
        return id + 1 + random.nextInt(HISTORY_GAP_MAX);
    }

    /** Letters that are safe in a URL. */
    public String letters(int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    public String digits(int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }
}
