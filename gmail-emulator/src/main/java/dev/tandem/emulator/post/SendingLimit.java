package dev.tandem.emulator.post;

import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many messages a mailbox sent in the last 24 hours: a rolling window, not a calendar day. */
public final class SendingLimit {
    private static final Duration WINDOW = Duration.ofHours(24);

    private final Table<Sent> table;

    /** One message that was sent. */
    record Sent(long at) {}

    SendingLimit(Store store) {
        this.table = store.table("sends", Sent.class);
    }

    /** When the next message may go, or null when it may go now. A limit of 0 means none. */
    @Nullable
    Instant reachedUntil(String address, int limit, Instant now) {
        if (limit <= 0) {
            return null;
        }
        List<Sent> recent = table.after(key(address, now.minus(WINDOW), ""), address + " ").stream()
                .toList();
        return recent.size() < limit
                ? null
                : Instant.ofEpochMilli(recent.get(recent.size() - limit).at()).plus(WINDOW);
    }

    void count(String address, String messageId, Instant now) {
        table.put(key(address, now, messageId), new Sent(now.toEpochMilli()));
    }

    private static String key(String address, Instant at, String messageId) {
        return address + " " + HexFormat.of().toHexDigits(at.toEpochMilli()) + " " + messageId;
    }
}
