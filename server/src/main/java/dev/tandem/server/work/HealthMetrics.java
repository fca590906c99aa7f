package dev.tandem.server.work;

import dev.tandem.core.mailbox.Health;
import dev.tandem.core.mailbox.HealthRules;
import dev.tandem.server.mailbox.MailboxOverview;
import dev.tandem.server.mailbox.MailboxOverview.Seen;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.springframework.stereotype.Component;

/**
 * Numbers for an operator's alarms (F24, F91): mailboxes by state, the greatest lag, the shortest watch. They are of the
 * whole installation, and every server tells the same.
 */
@Component
class HealthMetrics implements MeterBinder {

    /** One reading of the database serves all numbers of one scrape. */
    static final Duration FRESH_FOR = Duration.ofSeconds(5);

    private final MailboxOverview overview;
    private final InstantSource clock;
    private Reading last = new Reading(Instant.MIN, List.of());

    HealthMetrics(MailboxOverview overview, InstantSource clock) {
        this.overview = overview;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        state(registry, "connecting", Health.Connecting.class::isInstance);
        state(registry, "connected", Health.Connected.class::isInstance);
        state(registry, "catching_up", Health.CatchingUp.class::isInstance);
        state(registry, "delayed", Health.Delayed.class::isInstance);
        state(registry, "limited", Health.Limited.class::isInstance);
        state(registry, "awaiting_consent", Health.AwaitingConsent.class::isInstance);
        number(registry, "tandem.mailbox.lag.max", "How far the mailbox that is behind most is behind", this::lag);
        number(registry, "tandem.mailbox.watch.left.min", "How long the watch lasts that ends first", this::watchLeft);
    }

    private void state(MeterRegistry registry, String name, Predicate<Health> is) {
        Gauge.builder("tandem.mailboxes", this, measure -> measure.count(is))
                .description("Connected mailboxes by state")
                .tag("state", name)
                .register(registry);
    }

    private void number(MeterRegistry registry, String name, String words, ToDoubleFunction<Reading> number) {
        Gauge.builder(name, this, measure -> number.applyAsDouble(measure.reading()))
                .description(words)
                .baseUnit("seconds")
                .register(registry);
    }

    private double count(Predicate<Health> is) {
        Reading reading = reading();
        return reading.mailboxes().stream()
                .map(seen -> HealthRules.of(seen.facts(), reading.at()))
                .filter(is)
                .count();
    }

    private double lag(Reading reading) {
        return reading.mailboxes().stream()
                .mapToDouble(seen -> seconds(HealthRules.lag(seen.facts(), reading.at())))
                .max()
                .orElse(0);
    }

    /** Not a number while nothing is watched: an alarm on "less than" is silent then. */
    private double watchLeft(Reading reading) {
        DoubleStream left = reading.mailboxes().stream()
                .flatMap(seen -> seen.watchExpiresAt().stream())
                .mapToDouble(end -> seconds(Duration.between(reading.at(), end)));
        OptionalDouble shortest = left.min();
        return shortest.orElse(Double.NaN);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private synchronized Reading reading() {
        Instant now = clock.instant();
        if (last.at().equals(Instant.MIN) || !now.isBefore(last.at().plus(FRESH_FOR))) {
            last = new Reading(now, overview.connected());
        }
        return last;
    }

    private record Reading(Instant at, List<Seen> mailboxes) {}
}
