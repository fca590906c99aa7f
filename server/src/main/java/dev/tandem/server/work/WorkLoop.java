package dev.tandem.server.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs due work, each piece in a thread of its own, so that a slow one delays no other. Sleeps until the next piece is due or somebody
 * wakes it; at rest it asks the database a few times a minute. While anything runs, this node says every second that it is alive.
 */
final class WorkLoop<T> implements AutoCloseable {

    /** Even if nobody tells and nothing seems due, the loop looks. */
    static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

    /** Work that is due and cannot be had (another node is just taking it) is asked for again after this time. */
    static final Duration LOOK_AT_MOST_EVERY = Duration.ofMillis(50);

    static final Duration ALIVE_EVERY = Duration.ofSeconds(1);
    static final Duration END_WAIT_MAX = Duration.ofSeconds(5);
    static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    private final String name;
    private final DueWork<T> work;
    private final int atOnceMax;
    private final Semaphore wakes = new Semaphore(0);
    private final Semaphore free;
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean open = true;

    private WorkLoop(String name, int atOnceMax, DueWork<T> work) {
        this.name = name;
        this.work = work;
        this.atOnceMax = atOnceMax;
        this.free = new Semaphore(atOnceMax);
    }

    /** Begins. */
    static <T> WorkLoop<T> start(String name, int atOnceMax, DueWork<T> work) {
        WorkLoop<T> loop = new WorkLoop<>(name, atOnceMax, work);
        Thread.ofVirtual().name(name).start(loop::loop);
        Thread.ofVirtual().name(name + "-alive").start(loop::stayAlive);
        return loop;
    }

    /** Something may be due. */
    void wake() {
        wakes.release();
    }

    /** Begins nothing more, and waits for what runs; what does not end in time is repeated by whoever comes next. */
    @Override
    public void close() {
        open = false;
        wake();
        ended.release();
        try {
            if (!free.tryAcquire(atOnceMax, END_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("{} ends while work is still running; it will be repeated", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (open) {
                wakes.drainPermits();
                Duration pause = begin();
                wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins what is due, as far as there is room; says how long to sleep. */
    private Duration begin() {
        int room = free.drainPermits();
        int begun = 0;
        try {
            List<T> claimed = room == 0 ? List.of() : work.claim(room);
            begun = claimed.size();
            claimed.forEach(piece -> Thread.ofVirtual().name(name + "-work").start(() -> run(piece)));
            return room == begun
                    ? LOOK_AT_LEAST_EVERY
                    : work.nextIn().map(WorkLoop::bounded).orElse(LOOK_AT_LEAST_EVERY);
        } catch (RuntimeException trouble) {
            LOG.warn("{} cannot see what is due, next try in {}", name, TROUBLE_PAUSE, trouble);
            return TROUBLE_PAUSE;
        } finally {
            free.release(room - begun);
        }
    }

    private static Duration bounded(Duration wanted) {
        if (wanted.compareTo(LOOK_AT_MOST_EVERY) < 0) {
            return LOOK_AT_MOST_EVERY;
        }
        return wanted.compareTo(LOOK_AT_LEAST_EVERY) > 0 ? LOOK_AT_LEAST_EVERY : wanted;
    }

    private void run(T piece) {
        try {
            work.run(piece);
        } catch (RuntimeException broken) {
            LOG.warn("{} broke off with {} and will repeat it", name, piece, broken);
        } finally {
            free.release();
            wake();
        }
    }

    private void stayAlive() {
        try {
            while (!ended.tryAcquire(ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS) && open) {
                if (free.availablePermits() < atOnceMax) {
                    renew();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew() {
        try {
            work.renew();
        } catch (RuntimeException trouble) {
            LOG.warn("{} cannot say that it is alive", name, trouble);
        }
    }
}
