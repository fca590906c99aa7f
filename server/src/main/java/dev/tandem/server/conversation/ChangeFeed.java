package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.conversation.ChangeSignal.Listening;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Live changes for everybody who looks on: browsers, programs, webhooks. One ear per node, any number of readers. Stops before the
 * web server does, so that open streams do not hold up the end.
 */
@Component
public class ChangeFeed implements SmartLifecycle, ChangeSignal.Listener {

    /** A reader hears at least this often that the line still stands, so that proxies keep it and closed browsers are noticed. */
    public static final Duration QUIET_MAX = Duration.ofSeconds(15);

    private final ChangeLog log;
    private final ChangeSignal signal;
    private final Duration quietMax;
    private final Set<ChangeStream> streams = ConcurrentHashMap.newKeySet();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Listening listening;

    @Autowired
    ChangeFeed(ChangeLog log, ChangeSignal signal) {
        this(log, signal, QUIET_MAX);
    }

    /** With another measure of quiet. */
    public ChangeFeed(ChangeLog log, ChangeSignal signal, Duration quietMax) {
        this.log = log;
        this.signal = signal;
        this.quietMax = quietMax;
    }

    /** Changes from now on. Close the stream when the reader is gone. */
    public ChangeStream follow(SubAccountId subAccount) {
        return follow(subAccount, log.last(subAccount));
    }

    /** Changes after this number. A number that was never given out means from now on. */
    public ChangeStream follow(SubAccountId subAccount, long after) {
        long last = log.last(subAccount);
        long begin = after < 0 || after > last ? last : after;
        ChangeStream stream =
                new ChangeStream(new ChangeStream.Start(subAccount, begin), log, quietMax, streams::remove);
        streams.add(stream);
        if (!isRunning()) {
            stream.close();
        }
        return stream;
    }

    /** Somebody to call whenever anything changed anywhere, or may have; has to return at once. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** How many readers look on. */
    public int readers() {
        return streams.size();
    }

    @Override
    public void changed(SubAccountId subAccount, long number) {
        streams.forEach(stream -> stream.wakeFor(subAccount, number));
        watchers.forEach(Runnable::run);
    }

    @Override
    public void mayHaveMissed() {
        streams.forEach(ChangeStream::wake);
        watchers.forEach(Runnable::run);
    }

    @Override
    public void start() {
        listening = signal.listen(this);
    }

    @Override
    public void stop() {
        Listening ear = listening;
        listening = null;
        if (ear != null) {
            ear.close();
        }
        streams.forEach(ChangeStream::close);
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
