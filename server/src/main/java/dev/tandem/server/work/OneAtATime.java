package dev.tandem.server.work;

import java.util.concurrent.atomic.AtomicInteger;

/** Runs a piece of work in a thread of its own, never twice at once; asking during a run leads to exactly one more run. */
final class OneAtATime {

    private final Runnable work;
    private final AtomicInteger asked = new AtomicInteger();

    OneAtATime(Runnable work) {
        this.work = work;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            Thread.startVirtualThread(this::runUntilQuiet);
        }
    }

    private void runUntilQuiet() {
        int seen;
        do {
            seen = asked.get();
            work.run();
        } while (!asked.compareAndSet(seen, 0));
    }
}
