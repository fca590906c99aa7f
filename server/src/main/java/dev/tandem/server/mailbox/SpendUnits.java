package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.GmailMethod;
import dev.tandem.core.mailbox.LimitRules;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Tariff;
import dev.tandem.core.mailbox.Urgency;
import dev.tandem.server.GoogleProperties.Quota;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.mailbox.UnitStore.LimitedIn;
import dev.tandem.server.mailbox.UnitStore.Spending;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Every call to Gmail passes here before it is made (F37). Whoever cannot have the units is told a time and never waits in here. All servers
 * count together; only of the project's units does each hold a small portion, which it drew before.
 */
@Component
public class SpendUnits {

    /** What is left of a portion by then is lost, so that nobody saves units up. */
    public static final Duration PORTION_LASTS = Duration.ofSeconds(5);

    /** Of the project's units of a minute. */
    static final int PORTION_PARTS = 600;

    private final UnitStore store;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Tariff tariff;
    private final int mailboxLimit;
    private final ProjectPortion portion;

    /** Whoever runs the rooms alone may do so without a registry. */
    @Autowired
    SpendUnits(
            UnitStore store, TandemProperties properties, ObjectProvider<MeterRegistry> meters, InstantSource clock) {
        this(store, properties, meters.getIfAvailable(() -> Metrics.globalRegistry), clock);
    }

    SpendUnits(UnitStore store, TandemProperties properties, MeterRegistry meters, InstantSource clock) {
        Quota quota = properties.google().quota();
        this.store = store;
        this.meters = meters;
        this.clock = clock;
        this.tariff = quota.tariff();
        this.mailboxLimit = quota.mailboxUnits();
        this.portion = new ProjectPortion(store, quota.projectUnitsPerMinute());
    }

    /** Spends the units of one call; otherwise says when to come back. */
    public Optional<Instant> run(MailboxId mailbox, GmailMethod method) {
        Urgency urgency = method.sends() ? Urgency.SENDING : InUrgency.now();
        int units = method.units(tariff);
        Instant now = clock.instant();
        Optional<Duration> wait = portion.take(units, urgency, now);
        if (wait.isEmpty()) {
            wait = store.spend(mailbox, new Spending(method, units, urgency.shareOf(mailboxLimit)), now);
            if (wait.isPresent()) {
                portion.giveBack(units);
            }
        }
        count(method, units, urgency, wait);
        return wait.map(now::plus);
    }

    /** The provider said that it is too much; says until when everybody leaves it alone. */
    public Instant limited(MailboxId mailbox, LimitedIn where, Optional<Instant> wish) {
        Instant now = clock.instant();
        Instant until = LimitRules.until(wish, store.limited(mailbox, where, now), now);
        store.leaveAlone(mailbox, where, until);
        meters.counter("tandem.gmail.limits", "of", lower(where)).increment();
        return until;
    }

    private void count(GmailMethod method, int units, Urgency urgency, Optional<Duration> wait) {
        if (wait.isEmpty()) {
            meters.counter("tandem.gmail.units", "method", lower(method)).increment(units);
        } else {
            meters.timer("tandem.gmail.waits", "urgency", lower(urgency)).record(wait.get());
        }
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
