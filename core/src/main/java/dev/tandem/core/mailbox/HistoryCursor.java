package dev.tandem.core.mailbox;

/**
 * A point in a mailbox's history. Compared as an unsigned 64-bit number, never as text or as a fraction (F20).
 *
 * @param bits the unsigned 64-bit number
 */
public record HistoryCursor(long bits) implements Comparable<HistoryCursor> {

    /**
     * The point that this decimal number names.
     *
     * @throws NumberFormatException if the text is no unsigned 64-bit number
     */
    public static HistoryCursor parse(String decimal) {
        return new HistoryCursor(Long.parseUnsignedLong(decimal));
    }

    /** Whether this point lies behind the other one in time. */
    public boolean isAfter(HistoryCursor other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(HistoryCursor other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
