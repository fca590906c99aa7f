package dev.tandem.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.LookStore.Ended;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeaseRaceTest {

    private static final int LOOKS = 60;

    private final Bench bench = Bench.shared();
    private final LookStore looks = bench.get(LookStore.class);
    private final MailboxId ben = new Scene().connectBen();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger all = new AtomicInteger();

    @Test
    @DisplayName("F32: two loops that race for one mailbox, due again and again, never look into it at the same time")
    void neverAtOnce() {
        try (var one = WorkLoop.start("one", 4, new Racer(1));
                var other = WorkLoop.start("other", 4, new Racer(2))) {
            await().atMost(Duration.ofSeconds(40)).until(() -> all.get() >= LOOKS);
            one.wake();
            other.wake();
        }
        assertThat(mostInside.get()).isEqualTo(1);
    }

    /** Looks at nothing, is due again at once, and wants nobody else's mailbox. */
    private final class Racer implements DueWork<Claimed> {
        private final NodeId node;

        private Racer(long number) {
            this.node = new NodeId(new UUID(9, number));
        }

        @Override
        public List<Claimed> claim(int max) {
            List<Claimed> claimed = looks.claim(node, bench.clock().instant(), 10_000);
            claimed.stream().map(Claimed::mailbox).filter(id -> !id.equals(ben)).forEach(this::leave);
            return claimed.stream().filter(mine -> mine.mailbox().equals(ben)).toList();
        }

        private void leave(MailboxId mailbox) {
            var never = bench.clock().instant().plus(Duration.ofDays(1));
            looks.finish(
                    node,
                    new Ended(mailbox, looks.standing(mailbox), never, false, false, Optional.empty()),
                    bench.clock().instant());
        }

        @Override
        public void run(Claimed mine) {
            mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Ended ended = new Ended(ben, looks.standing(ben), bench.clock().instant(), false, false, Optional.empty());
            all.incrementAndGet();
            inside.decrementAndGet();
            looks.finish(node, ended, bench.clock().instant());
        }

        @Override
        public void renew() {
            looks.renew(node);
        }

        @Override
        public Optional<Duration> nextIn() {
            return Optional.of(Duration.ofMillis(1));
        }
    }
}
