package dev.tandem.server.work;

import dev.tandem.server.outbound.DeliverEmail;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Delivers whatever is due, each email in a thread of its own, so that a slow one delays no other. */
@Component
class SendingLoop {

    static final long LOOK_EVERY_MILLISECONDS = 200;
    static final int AT_ONCE_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SendingLoop.class);

    private final SendingStore sendings;
    private final DeliverEmail deliverEmail;
    private final InstantSource clock;
    private final Set<Due> running = ConcurrentHashMap.newKeySet();

    SendingLoop(SendingStore sendings, DeliverEmail deliverEmail, InstantSource clock) {
        this.sendings = sendings;
        this.deliverEmail = deliverEmail;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        sendings.due(clock.instant(), AT_ONCE_MAX).stream()
                .filter(running::add)
                .forEach(due -> Thread.startVirtualThread(() -> deliver(due)));
    }

    private void deliver(Due due) {
        try {
            deliverEmail.run(due);
        } catch (RuntimeException broken) {
            LOG.warn("The sending of message {} broke off and will be repeated", due.message(), broken);
        } finally {
            running.remove(due);
        }
    }
}
