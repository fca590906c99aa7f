package dev.tandem.emulator.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All faults, as they are put with PUT /emulator/v1/faults. Every part may be left out. */
public record FaultPlan(
        @Nullable List<CallFault> calls,
        @Nullable Push push,
        @Nullable History history,
        @Nullable Send send,
        @Nullable Token token) {
    public static final FaultPlan NONE = new FaultPlan(null, null, null, null, null);

    /**
     * Hits calls of one method.
     *
     * @param method discovery id; null hits every method
     * @param account null hits every mailbox
     * @param times how often; null without end
     * @param rate share of the calls, 0 to 1; null all of them
     * @param status null: the call is done, only delayed or its answer lost
     * @param afterwards the call is done, and refused with the status all the same, as Google does when it fails late
     */
    public record CallFault(
            @Nullable String method,
            @Nullable String account,
            @Nullable Integer times,
            @Nullable Double rate,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable RetryAfter retryAfter,
            @Nullable Integer retryAfterSeconds,
            int delayMillis,
            boolean loseAnswer,
            boolean afterwards) {}

    /** Where a refusal says when to come back. */
    public enum RetryAfter {
        TEXT,
        HEADER,
        NONE
    }

    /** What happens to the notifications of watched mailboxes. */
    public record Push(
            boolean drop,
            int duplicates,
            boolean shuffle,
            int delayMillis,
            @Nullable HistoryIdAs historyIdAs) {}

    /** Guides show a text, real traffic has been seen with a number. */
    public enum HistoryIdAs {
        STRING,
        NUMBER
    }

    /** What happens in history.list. */
    public record History(
            boolean emptyPageWithToken, boolean omitLabelIds, boolean duplicateRecords, int lateByMillis) {}

    /** What happens to mail that is sent. */
    public record Send(boolean keepMessageId, boolean acceptThenBounce, boolean acceptThenLose) {}

    /** What the token endpoint answers: an OAuth error such as invalid_grant, or a status such as 500. */
    public record Token(@Nullable String failWith) {}
}
