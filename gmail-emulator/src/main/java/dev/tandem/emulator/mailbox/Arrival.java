package dev.tandem.emulator.mailbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about to be put into a mailbox, byte for byte.
 *
 * @param threadId the thread it joins; null lets References and subject decide
 * @param internalDate null means now
 * @param via the door it came through
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Arrival(
        byte[] raw,
        List<String> labels,
        @Nullable String threadId,
        @Nullable Instant internalDate,
        String via) {

    public static Arrival of(byte[] raw, List<String> labels, String via) {
        return new Arrival(raw, labels, null, null, via);
    }

    public Arrival in(@Nullable String thread) {
        return new Arrival(raw, labels, thread, internalDate, via);
    }
}
