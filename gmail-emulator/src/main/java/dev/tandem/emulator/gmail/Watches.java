package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The watches of all mailboxes: started, renewed, stopped, expired. */
public final class Watches {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Pattern TOPIC = Pattern.compile("projects/[^/]+/topics/[^/]+");

    private final Table<Watch> table;
    private final Store store;
    private final EmulatorClock clock;
    private final Notifier notifier;

    /** Publishes what Gmail has to say. */
    public interface Notifier {
        boolean topicExists(String topic);

        /** The mailbox changed: at most one notification a second. */
        void changed(Mailbox mailbox, String topic);

        /** The test message that watch sends: always at once. */
        void test(Mailbox mailbox, String topic);
    }

    public Watches(Store store, EmulatorClock clock, Notifier notifier) {
        this.table = store.table("watches", Watch.class);
        this.store = store;
        this.clock = clock;
        this.notifier = notifier;
    }

    Watch start(Mailbox mailbox, String project, String topic, List<String> labelIds, boolean exclude) {
        if (!TOPIC.matcher(topic).matches()) {
            throw Refusals.invalidArgument("Invalid topicName does not match projects/" + project + "/topics/*");
        }
        Watch old = table.get(key(mailbox, project));
        if (old != null && alive(old) && !old.topic().equals(topic)) {
            throw Refusals.invalidArgument(
                    "Only one user push notification client allowed per developer (call /stop then try again)");
        }
        if (!notifier.topicExists(topic)) {
            String name = topic.substring(topic.lastIndexOf('/') + 1);
            throw Refusal.of(
                    404,
                    "notFound",
                    "Error sending test message to Cloud PubSub " + topic + " : Resource not found (resource=" + name
                            + ").");
        }
        long expiresAt = clock.instant().plus(LIFETIME).toEpochMilli();
        var watch = new Watch(mailbox.address(), project, topic, labelIds, exclude, expiresAt);
        table.put(key(mailbox, project), watch);
        store.afterCommit(() -> notifier.test(mailbox, topic));
        return watch;
    }

    void stop(Mailbox mailbox, String project) {
        table.remove(key(mailbox, project));
    }

    /** To be told after each change of a mailbox. */
    public void changed(Mailbox mailbox, Message message) {
        for (Watch watch : table.startingWith(mailbox.address() + " ")) {
            if (alive(watch) && watch.concerns(message)) {
                notifier.changed(mailbox, watch.topic());
            }
        }
    }

    private boolean alive(Watch watch) {
        return watch.expiresAt() > clock.millis();
    }

    private static String key(Mailbox mailbox, String project) {
        return mailbox.address() + " " + project;
    }
}
