package dev.tandem.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A loop of due work")
@Timeout(30)
class WorkLoopTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Letters letters = new Letters();

    @Test
    @DisplayName("does at once what it is woken for, although nothing seemed due for long")
    void wakes() {
        try (WorkLoop<String> loop = WorkLoop.start("letters", 2, letters)) {
            await().atMost(SOON).until(() -> letters.looks.get() > 0);
            letters.due.add("Angebot");
            loop.wake();

            await().atMost(Duration.ofSeconds(5)).until(() -> letters.done.contains("Angebot"));
        }
    }

    @Test
    @DisplayName("does what becomes due by itself, without being woken")
    void becomesDue() {
        letters.nextIn = Optional.of(Duration.ofMillis(1));
        try (WorkLoop<String> loop = WorkLoop.start("letters", 2, letters)) {
            await().atMost(SOON).until(() -> letters.looks.get() > 0);
            letters.due.add("Angebot");

            await().atMost(Duration.ofSeconds(5)).until(() -> letters.done.contains("Angebot"));
            assertThat(loop).isNotNull();
        }
    }

    @Test
    @DisplayName("does not let a slow piece hold up the others, nor takes more than it has room for")
    void slowPiece() {
        letters.due.addAll(List.of("slow", "one", "two", "three"));
        try (WorkLoop<String> loop = WorkLoop.start("letters", 2, letters)) {
            await().atMost(SOON).until(() -> letters.done.containsAll(List.of("one", "two", "three")));

            assertThat(letters.done).doesNotContain("slow");
            assertThat(letters.mostAtOnce.get()).isEqualTo(2);
            letters.mayEnd.countDown();
            await().atMost(SOON).until(() -> letters.done.contains("slow"));
            loop.wake();
        }
    }

    @Test
    @DisplayName("F32: says that it is alive while a piece takes its time, and is silent at rest")
    void staysAlive() {
        try (WorkLoop<String> loop = WorkLoop.start("letters", 2, letters)) {
            await().atMost(SOON).until(() -> letters.looks.get() > 0);
            assertThat(letters.renewals.get()).isZero();
            letters.due.add("slow");
            loop.wake();

            await().atMost(SOON).until(() -> letters.renewals.get() > 1);
            letters.mayEnd.countDown();
        }
    }

    @Test
    @DisplayName("goes on after a piece broke and after the database was away")
    void survivesTrouble() {
        letters.due.addAll(List.of("broken", "one"));
        letters.troubles.set(2);
        try (WorkLoop<String> loop = WorkLoop.start("letters", 1, letters)) {
            await().atMost(SOON).until(() -> letters.done.contains("one"));
            assertThat(loop).isNotNull();
        }
    }

    @Test
    @DisplayName("ends after what it has begun, and begins nothing more")
    void ends() {
        WorkLoop<String> loop = WorkLoop.start("letters", 1, letters);
        letters.due.add("slow");
        loop.wake();
        await().atMost(SOON).until(() -> letters.running.get() == 1);
        Thread.ofVirtual().start(letters.mayEnd::countDown);

        loop.close();
        letters.due.add("late");
        loop.wake();

        assertThat(letters.done).containsExactly("slow");
        assertThat(letters.due).containsExactly("late");
    }

    /** Work that lies in a heap; "slow" takes until it may end, "broken" breaks. */
    private static final class Letters implements DueWork<String> {
        private final LinkedBlockingQueue<String> due = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> done = new LinkedBlockingQueue<>();
        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger renewals = new AtomicInteger();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final AtomicInteger troubles = new AtomicInteger();
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private volatile Optional<Duration> nextIn = Optional.empty();

        @Override
        public List<String> claim(int max) {
            if (troubles.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            List<String> claimed = new ArrayList<>();
            due.drainTo(claimed, max);
            looks.incrementAndGet();
            return claimed;
        }

        @Override
        public void run(String letter) {
            mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                if (letter.equals("slow")) {
                    mayEnd.await();
                }
                if (letter.equals("broken")) {
                    throw new IllegalStateException("a broken letter");
                }
                done.add(letter);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                running.decrementAndGet();
            }
        }

        @Override
        public void renew() {
            renewals.incrementAndGet();
        }

        @Override
        public Optional<Duration> nextIn() {
            return nextIn;
        }
    }
}
