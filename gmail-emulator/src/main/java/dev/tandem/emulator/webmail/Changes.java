package dev.tandem.emulator.webmail;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the open pages when something happened in a mailbox or in the ledger. */
final class Changes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    private long inMailboxes;
    private long anywhere;

    /** How often something happened so far, in mailboxes and altogether. */
    record Seen(long inMailboxes, long anywhere) {}

    void mailboxChanged() {
        signal(true);
    }

    void ledgerGrew() {
        signal(false);
    }

    Seen now() {
        lock.lock();
        try {
            return new Seen(inMailboxes, anywhere);
        } finally {
            lock.unlock();
        }
    }

    /** Waits, in real time, until something happened after this or the time is over. */
    Seen await(Seen seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (anywhere <= seen.anywhere() && left > 0) {
                left = happened.awaitNanos(left);
            }
            return new Seen(inMailboxes, anywhere);
        } finally {
            lock.unlock();
        }
    }

    private void signal(boolean mailbox) {
        lock.lock();
        try {
            anywhere++;
            inMailboxes += mailbox ? 1 : 0;
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
