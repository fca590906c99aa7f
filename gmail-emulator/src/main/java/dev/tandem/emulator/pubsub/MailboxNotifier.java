package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.faults.FaultPlan.HistoryIdAs;
import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.faults.Settings.PushExcess;
import dev.tandem.emulator.faults.Switches;
import dev.tandem.emulator.gmail.Watches;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gmail's side of Pub/Sub: at most one notification per second and mailbox, and the faults that can hit them. */
public final class MailboxNotifier implements Watches.Notifier {
    private static final Duration APART = Duration.ofSeconds(1);

    private final Store store;
    private final EmulatorClock clock;
    private final PubSub pubSub;
    private final Faults faults;
    private final Switches switches;
    private final Map<String, Long> lastTold = new HashMap<>();
    private final Map<String, Boolean> promised = new HashMap<>();
    private @Nullable Runnable heldBack;

    public MailboxNotifier(Store store, EmulatorClock clock, PubSub pubSub, Faults faults, Switches switches) {
        this.store = store;
        this.clock = clock;
        this.pubSub = pubSub;
        this.faults = faults;
        this.switches = switches;
    }

    @Override
    public boolean topicExists(String topic) {
        return pubSub.topic(topic) != null;
    }

    @Override
    public void test(Mailbox mailbox, String topic) {
        tell(mailbox, topic);
    }

    @Override
    public void changed(Mailbox mailbox, String topic) {
        PushExcess excess = switches.now().pushExcess();
        String key = mailbox.address() + " " + topic;
        long wait = waitMillis(key);
        if (wait <= 0 || excess == PushExcess.ALL) {
            tell(mailbox, topic);
        } else if (excess == PushExcess.LATE && promise(key)) {
            later(Duration.ofMillis(wait), () -> {
                keepPromise(key);
                tell(mailbox, topic);
            });
        }
    }

    /** Milliseconds until the next notification may go; 0 takes the slot. */
    private synchronized long waitMillis(String key) {
        long now = clock.millis();
        Long last = lastTold.get(key);
        if (last == null || now - last >= APART.toMillis()) {
            lastTold.put(key, now);
            return 0;
        }
        return last + APART.toMillis() - now;
    }

    private synchronized boolean promise(String key) {
        return promised.put(key, true) == null;
    }

    private synchronized void keepPromise(String key) {
        promised.remove(key);
        lastTold.put(key, clock.millis());
    }

    private void tell(Mailbox mailbox, String topic) {
        FaultPlan.Push fault = faults.push();
        if (fault.drop()) {
            return;
        }
        HistoryIdAs as = fault.historyIdAs() == null ? HistoryIdAs.NUMBER : fault.historyIdAs();
        String data = Notifications.data(mailbox.address(), mailbox.account().historyId(), as);
        Runnable publication = () -> publish(topic, data, 1 + Math.max(0, fault.duplicates()));
        if (fault.shuffle()) {
            shuffled(publication);
        } else if (fault.delayMillis() > 0) {
            later(Duration.ofMillis(fault.delayMillis()), publication);
        } else {
            publication.run();
        }
    }

    /** The first of two is held back until the second has gone, a second at most. */
    private void shuffled(Runnable publication) {
        Runnable waiting;
        synchronized (this) {
            waiting = heldBack;
            heldBack = waiting == null ? publication : null;
        }
        if (waiting == null) {
            later(APART, () -> release(publication));
        } else {
            publication.run();
            waiting.run();
        }
    }

    private void release(Runnable publication) {
        synchronized (this) {
            if (!publication.equals(heldBack)) {
                return;
            }
            heldBack = null;
        }
        publication.run();
    }

    private void publish(String topic, String data, int times) {
        store.act(() -> {
            for (int i = 0; i < times && pubSub.topic(topic) != null; i++) {
                pubSub.publish(topic, data, Map.of(), "");
            }
        });
    }

    private static void later(Duration pause, Runnable what) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(pause);
                what.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
