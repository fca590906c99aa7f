package dev.tandem.server.work;

import dev.tandem.server.inbound.LedgerTally;
import dev.tandem.server.inbound.LedgerTally.Totals;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** R81 in numbers for operators, read from the database when they are asked for, so that every server tells the same. */
@Component
class CompletenessMetrics implements MeterBinder {

    private final LedgerTally tally;

    CompletenessMetrics(LedgerTally tally) {
        this.tally = tally;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tandem.emails.seen", tally, counts -> counts.totals().seen())
                .description("Emails that connected mailboxes received since their connection")
                .register(registry);
        Gauge.builder("tandem.emails.judged", tally, counts -> counts.totals().judged())
                .description("Those of them that have a verdict")
                .register(registry);
        Gauge.builder("tandem.emails.parked", tally, counts -> counts.totals().parked())
                .description("Those of them that failed too often and wait for a person")
                .register(registry);
        FunctionCounter.builder("tandem.gaps.repaired", tally, counts -> gaps(counts.totals()))
                .description("Emails that history never told of and a comparison found")
                .register(registry);
    }

    private static double gaps(Totals totals) {
        return totals.gapsRepaired();
    }
}
