package dev.tandem.scenarios.soak;

import java.time.Duration;

/** Waiting that an interrupt ends. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(Math.max(0, millis)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
