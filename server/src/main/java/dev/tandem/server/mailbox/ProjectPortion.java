package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Units of the project that this node drew and has not spent yet. They are counted as spent when they are drawn. */
final class ProjectPortion {

    private final UnitStore store;
    private final int limit;
    private final int portion;
    private int left;
    private Instant drawnAt = Instant.EPOCH;

    ProjectPortion(UnitStore store, int limit) {
        this.store = store;
        this.limit = limit;
        this.portion = limit / SpendUnits.PORTION_PARTS;
    }

    /** Takes units from the portion, or draws a new one; otherwise says how long to wait. */
    synchronized Optional<Duration> take(int units, Urgency urgency, Instant now) {
        if (!now.isBefore(drawnAt.plus(SpendUnits.PORTION_LASTS))) {
            left = 0;
        }
        if (left < units) {
            int drawn = Math.max(portion, units - left);
            Optional<Duration> wait = store.draw(drawn, urgency.shareOf(limit), now);
            if (wait.isPresent()) {
                return wait;
            }
            left += drawn; // what was left goes first, so that what is left then was drawn now
            drawnAt = now;
        }
        left -= units;
        return Optional.empty();
    }

    synchronized void giveBack(int units) {
        left += units;
    }
}
