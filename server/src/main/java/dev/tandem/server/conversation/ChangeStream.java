package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeLog.Entry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The changes of one sub-account for one reader, each once and in order. The reader takes them at its own pace; a slow one keeps
 * nobody else waiting, because nothing is queued for it: it reads on in the log from the last number it took.
 */
public final class ChangeStream implements AutoCloseable {

    /** How many changes are taken at once. */
    static final int BATCH_MAX = 200;

    private final SubAccountId subAccount;
    private final ChangeLog log;
    private final Duration quietMax;
    private final Consumer<ChangeStream> whenClosed;
    private final Semaphore wake = new Semaphore(0);
    private volatile long last;
    private volatile boolean open = true;

    ChangeStream(Start start, ChangeLog log, Duration quietMax, Consumer<ChangeStream> whenClosed) {
        this.subAccount = start.subAccount();
        this.last = start.after();
        this.log = log;
        this.quietMax = quietMax;
        this.whenClosed = whenClosed;
    }

    /** Where a stream begins. */
    record Start(SubAccountId subAccount, long after) {}

    /**
     * Waits for the next changes.
     *
     * @return empty when nothing happened for the time after which a reader should be told that the line still stands, or at the end
     */
    public List<Entry> next() throws InterruptedException {
        while (open) {
            wake.drainPermits();
            List<Entry> changes = log.after(subAccount, last, BATCH_MAX);
            if (!changes.isEmpty()) {
                last = changes.getLast().number();
                return changes;
            }
            if (!wake.tryAcquire(quietMax.toNanos(), TimeUnit.NANOSECONDS)) {
                return List.of();
            }
        }
        return List.of();
    }

    /** The number up to which this reader has taken everything. */
    public long last() {
        return last;
    }

    /** False once it was closed, by the reader or because the server stops. */
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        wake.release();
        whenClosed.accept(this);
    }

    void wakeFor(SubAccountId changed, long number) {
        if (subAccount.equals(changed) && number > last) {
            wake.release();
        }
    }

    void wake() {
        wake.release();
    }
}
