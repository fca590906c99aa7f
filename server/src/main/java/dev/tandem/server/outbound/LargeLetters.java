package dev.tandem.server.outbound;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Large letters are written one after the other: while it becomes an email, each stands in memory several times, as its files, in base64
 * and read back. Small ones do not wait for them. Memory stays flat however many are sent together (R47).
 */
@Component
public class LargeLetters {

    /** Files of so many bytes together make a letter large. */
    static final long LARGE_ABOVE_BYTES = 2L * 1024 * 1024;

    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Does the work, in its turn if the files are large. Whoever reads such files into memory does that in here, too; work within such
     * work does not wait for itself.
     *
     * @param bytes of all files together
     */
    public <T> T inTurn(long bytes, Supplier<T> work) {
        if (bytes <= LARGE_ABOVE_BYTES) {
            return work.get();
        }
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
