package dev.tandem.server.work;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A server whose loops do not run takes no part: it would take in emails to send and send none. */
@Component
class LoopsHealthIndicator implements HealthIndicator {

    private final Loops loops;

    LoopsHealthIndicator(Loops loops) {
        this.loops = loops;
    }

    @Override
    public Health health() {
        return loops.isRunning() ? Health.up().build() : Health.down().build();
    }
}
