package dev.tandem.emulator.mailbox;

import dev.tandem.emulator.mailbox.HistoryRecord.Event;
import dev.tandem.emulator.store.EmulatorClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The history of one mailbox: grows with gaps, and is forgotten after a week. */
public final class History {
    /** "Typically valid for at least a week" (Gmail guide, synchronisation). */
    private static final Duration KEPT = Duration.ofDays(7);

    private final MailTables tables;
    private final EmulatorClock clock;
    private final Ids ids;
    private final String address;

    History(MailTables tables, EmulatorClock clock, Ids ids, String address) {
        this.tables = tables;
        this.clock = clock;
        this.ids = ids;
        this.address = address;
    }

    /** False for a cursor that is too old, or that was never handed out. */
    public boolean knows(long cursor) {
        Account account = account();
        return cursor <= account.historyId() && cursor >= account.historyFloor() && cursor >= ageFloor();
    }

    /** The records after this cursor, in growing order. */
    public List<HistoryRecord> after(long cursor) {
        return List.copyOf(tables.history.after(MailTables.key(address, cursor), address + " "));
    }

    /** From now on every id that was handed out so far is too old. */
    public void expire() {
        Account account = account();
        long next = ids.historyAfter(account.historyId());
        tables.accounts.put(address, account.withHistory(next, next));
    }

    /** Writes down a change; answers the id of the new record. */
    long append(Event type, Message message, List<String> labels, List<String> changed) {
        Account account = account();
        long id = ids.historyAfter(account.historyId());
        var entry = new HistoryRecord(id, clock.millis(), type, message.id(), message.threadId(), labels, changed);
        tables.history.put(MailTables.key(address, id), entry);
        tables.accounts.put(address, account.withHistory(id, account.historyFloor()));
        return id;
    }

    private long ageFloor() {
        long oldest = clock.instant().minus(KEPT).toEpochMilli();
        long floor = 0;
        for (HistoryRecord entry : tables.history.startingWith(address + " ")) {
            if (entry.at() >= oldest) {
                break;
            }
            floor = entry.id();
        }
        return floor;
    }

    private Account account() {
        return Objects.requireNonNull(tables.accounts.get(address));
    }
}
