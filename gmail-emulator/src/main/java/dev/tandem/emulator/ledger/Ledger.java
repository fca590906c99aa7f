package dev.tandem.emulator.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The list of all calls, newest last. Old entries go when there are too many. */
public final class Ledger {
    private static final int ENTRIES_MAX = 50_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long lastSeq;

    public Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /** What is known of a call before it is entered. */
    public record Line(
            String method,
            String verb,
            String path,
            String account,
            int status,
            int units,
            boolean fault,
            String error) {}

    public void add(Line line) {
        lock.lock();
        try {
            entries.add(new LedgerEntry(
                    ++lastSeq,
                    clock.instant(),
                    line.method(),
                    line.verb(),
                    line.path(),
                    line.account(),
                    line.status(),
                    line.units(),
                    line.fault(),
                    line.error()));
            if (entries.size() > ENTRIES_MAX) {
                entries.subList(0, ENTRIES_MAX / 10).clear();
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /** Told after each entry. */
    public void whenGrown(Runnable listener) {
        listeners.add(listener);
    }

    /** Entries with a higher number than this, oldest first. */
    public List<LedgerEntry> since(long seq) {
        lock.lock();
        try {
            return entries.stream().filter(entry -> entry.seq() > seq).toList();
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #since}, but waits (in real time) until there is something or the time is over. */
    public List<LedgerEntry> await(long seq, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (lastSeq <= seq && left > 0) {
                left = grown.awaitNanos(left);
            }
            return since(seq);
        } finally {
            lock.unlock();
        }
    }

    public long lastSeq() {
        lock.lock();
        try {
            return lastSeq;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the entries; numbers go on growing, so that readers keep their place. */
    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }
}
