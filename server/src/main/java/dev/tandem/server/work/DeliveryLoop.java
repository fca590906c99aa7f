package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.provider.DeliverByProvider;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.DeliveryStore.Due;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Hands emails to providers when it is time to. */
@Component
class DeliveryLoop implements DueWork<Due> {

    static final int AT_ONCE_MAX = 8;

    private final DeliveryStore deliveries;
    private final DeliverByProvider deliverByProvider;
    private final NodeId node;
    private final InstantSource clock;

    DeliveryLoop(DeliveryStore deliveries, DeliverByProvider deliverByProvider, NodeId node, InstantSource clock) {
        this.deliveries = deliveries;
        this.deliverByProvider = deliverByProvider;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        return deliveries.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            deliverByProvider.run(due);
        } finally {
            deliveries.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        deliveries.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return deliveries.nextIn(node, clock.instant());
    }
}
