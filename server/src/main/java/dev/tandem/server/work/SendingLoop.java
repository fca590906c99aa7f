package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.outbound.DeliverEmail;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.outbound.SendingStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Delivers emails when it is time to: at once when one is queued, again later when one could not leave. */
@Component
class SendingLoop implements DueWork<Due> {

    static final int AT_ONCE_MAX = 16;

    private final SendingStore sendings;
    private final DeliverEmail deliverEmail;
    private final NodeId node;
    private final InstantSource clock;

    SendingLoop(SendingStore sendings, DeliverEmail deliverEmail, NodeId node, InstantSource clock) {
        this.sendings = sendings;
        this.deliverEmail = deliverEmail;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        return sendings.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due sending) {
        try {
            deliverEmail.run(sending);
        } finally {
            sendings.giveBack(node, sending);
        }
    }

    @Override
    public void renew() {
        sendings.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return sendings.nextIn(node, clock.instant());
    }
}
