package dev.tandem.emulator.faults;

import dev.tandem.emulator.ledger.QuotaTable;

/**
 * Switches for points where the real service differs from case to case.
 *
 * @param quotaUnitsPerMinute per mailbox; 0 switches the meter off
 * @param quotaStatus 403 or 429: how an exceeded quota is answered
 * @param sendsPerDay messages per mailbox in rolling 24 hours; 0 switches the limit off
 * @param pushExcess what becomes of more than one notification per second and mailbox
 * @param rotateAttachmentIds a fresh attachment id on every get
 * @param threadIdNeedsSubject a threadId with another subject starts a new thread; false lets the threadId decide alone
 */
public record Settings(
        int quotaUnitsPerMinute,
        QuotaTable quotaTable,
        int quotaStatus,
        int sendsPerDay,
        PushExcess pushExcess,
        boolean rotateAttachmentIds,
        boolean threadIdNeedsSubject) {
    public static final int UNITS_PER_MINUTE = 6_000;
    public static final int SENDS_PER_DAY = 500;
    public static final Settings REAL =
            new Settings(UNITS_PER_MINUTE, QuotaTable.NEW, 403, SENDS_PER_DAY, PushExcess.DROP, true, true);

    /** The real one drops the excess. */
    public enum PushExcess {
        DROP,
        /** The last state is told at the end of the second. */
        LATE,
        /** Every change is told. */
        ALL
    }

    public Settings withLimits(int units, int sends) {
        return new Settings(
                units, quotaTable, quotaStatus, sends, pushExcess, rotateAttachmentIds, threadIdNeedsSubject);
    }
}
