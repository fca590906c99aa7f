package dev.tandem.server.smartbcc;

import java.util.concurrent.Semaphore;

/** Keeps big emails from filling the memory together: small ones always find room, big ones two at a time. */
final class Room {

    /** Up to this size an email needs no room. */
    static final int SMALL_BYTES_MAX = 1024 * 1024;

    static final int BIG_AT_ONCE_MAX = 2;

    private final Semaphore big = new Semaphore(BIG_AT_ONCE_MAX);

    boolean enter() {
        return big.tryAcquire();
    }

    void leave() {
        big.release();
    }
}
