package dev.tandem.core.mailbox;

/** Which of Google's price lists counts for the operator's project. */
public enum Tariff {
    /** For projects that were made, or first used Gmail, from 1 May 2026 on. */
    SINCE_MAY_2026(6_000),
    /** For older projects, until Google says otherwise. */
    BEFORE(15_000);

    private final int unitsPerMinute;

    Tariff(int unitsPerMinute) {
        this.unitsPerMinute = unitsPerMinute;
    }

    /** Units that one mailbox may spend in a minute. */
    public int unitsPerMinute() {
        return unitsPerMinute;
    }
}
