package dev.tandem.server.relay;

import dev.tandem.server.provider.ProviderSettings;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lines to providers that wait a moment for the next email, so that greeting, encryption and login are paid once for many. A line is used
 * by one email at a time, and only after its server has said that it is still there.
 */
final class IdleLines implements AutoCloseable {

    /** Providers hang up after minutes; nobody wants to find that out with an email. */
    static final Duration IDLE_MAX = Duration.ofSeconds(20);

    /** Many providers take no more on one line. */
    static final int EMAILS_MAX = 100;

    private final Map<ProviderSettings, Deque<Idle>> waiting = new HashMap<>();
    private final ScheduledExecutorService ender =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final InstantSource clock;
    private @Nullable ScheduledFuture<?> nextEnd;

    IdleLines(InstantSource clock) {
        this.clock = clock;
    }

    private record Idle(SmtpLine line, Instant since) {}

    /** A line that is there for sure, as far as anybody can tell; empty if a new one is needed. */
    Optional<SmtpLine> take(ProviderSettings settings) {
        for (Optional<SmtpLine> line = next(settings); line.isPresent(); line = next(settings)) {
            // Asks the server, which forgets whatever stood there (RFC 5321 section 4.1.1.5).
            if (line.get().isConnected()) {
                return line;
            }
            hangUp(line.get());
        }
        return Optional.empty();
    }

    private synchronized Optional<SmtpLine> next(ProviderSettings settings) {
        Deque<Idle> lines = waiting.getOrDefault(settings, new ArrayDeque<>());
        return Optional.ofNullable(lines.pollLast())
                .filter(idle -> idle.since().plus(IDLE_MAX).isAfter(clock.instant()))
                .map(Idle::line);
    }

    /** After an email that was taken; whoever gives a line back uses it no more. */
    void keep(ProviderSettings settings, SmtpLine line) {
        if (line.emails() >= EMAILS_MAX) {
            hangUp(line);
            return;
        }
        synchronized (this) {
            waiting.computeIfAbsent(settings, any -> new ArrayDeque<>()).addLast(new Idle(line, clock.instant()));
            if (!ender.isShutdown() && (nextEnd == null || nextEnd.isDone())) {
                nextEnd = ender.schedule(this::end, IDLE_MAX.toMillis() + 1, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void end() {
        Instant before = clock.instant().minus(IDLE_MAX);
        List<SmtpLine> old = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Deque<Idle>> all = waiting.values().iterator(); all.hasNext(); ) {
                Deque<Idle> lines = all.next();
                while (!lines.isEmpty() && !lines.getFirst().since().isAfter(before)) {
                    old.add(lines.removeFirst().line());
                }
                if (lines.isEmpty()) {
                    all.remove();
                }
            }
            if (!waiting.isEmpty() && !ender.isShutdown()) {
                nextEnd = ender.schedule(this::end, IDLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        old.forEach(IdleLines::hangUp);
    }

    static void hangUp(SmtpLine line) {
        try {
            line.close();
        } catch (MessagingException gone) {
            // What was to be said is said; the server closes the line by itself.
        }
    }

    @Override
    public void close() {
        ender.shutdownNow();
        List<SmtpLine> all;
        synchronized (this) {
            all = waiting.values().stream()
                    .flatMap(Deque::stream)
                    .map(Idle::line)
                    .toList();
            waiting.clear();
        }
        all.forEach(IdleLines::hangUp);
    }
}
