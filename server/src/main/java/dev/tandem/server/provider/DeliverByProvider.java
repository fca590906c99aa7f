package dev.tandem.server.provider;

import dev.tandem.core.outbound.Patience;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.provider.DeliveryStore.Delivery;
import dev.tandem.server.provider.DeliveryStore.Due;
import dev.tandem.server.provider.DeliveryStore.Ended;
import dev.tandem.server.provider.DeliveryStore.Outcome;
import dev.tandem.server.provider.Provider.HandedOver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands one email to the provider, never twice: before its end is told stands in the database that it is about to be. Whoever finds
 * that note and no answer, after a crash for instance, cannot know whether the provider has it, and does not tell it again.
 */
@Component
public class DeliverByProvider {

    /** What an email that the provider did not take is worth. */
    static final Patience PATIENCE = new Patience(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(2));

    private static final Logger LOG = LoggerFactory.getLogger(DeliverByProvider.class);

    private final DeliveryStore deliveries;
    private final FindProvider findProvider;
    private final Provider provider;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    DeliverByProvider(
            DeliveryStore deliveries,
            FindProvider findProvider,
            Provider provider,
            TransactionOperations transaction,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.findProvider = findProvider;
        this.provider = provider;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One attempt. */
    public void run(Due due) {
        deliveries.find(due).ifPresent(this::attempt);
    }

    private void attempt(Delivery delivery) {
        Optional<ProviderSettings> settings = findProvider.of(delivery.due().subAccount());
        if (delivery.endTold()) {
            end(delivery, new Ended(Outcome.UNKNOWN, Optional.empty(), ""));
        } else if (settings.isEmpty()) {
            end(delivery, new Ended(Outcome.GIVEN_UP, Optional.empty(), ""));
        } else {
            met(delivery, provider.handOver(settings.get(), delivery.envelope(), () -> {
                deliveries.endTold(delivery.due(), clock.instant());
                CrashPoint.pass("delivery.end-told");
            }));
        }
    }

    private void met(Delivery delivery, HandedOver answer) {
        CrashPoint.pass("delivery.answered");
        switch (answer) {
            case HandedOver.Accepted(String said) -> end(delivery, new Ended(Outcome.ACCEPTED, Optional.empty(), said));
            case HandedOver.Unclear(String reason) ->
                end(delivery, new Ended(Outcome.UNKNOWN, Optional.empty(), reason));
            case HandedOver.Refused(ProviderTrouble trouble) ->
                end(delivery, new Ended(Outcome.REFUSED, Optional.of(trouble.kind()), trouble.said()));
            case HandedOver.NotNow(ProviderTrouble trouble) -> tryAgain(delivery, trouble);
        }
    }

    private void tryAgain(Delivery delivery, ProviderTrouble trouble) {
        Optional<Instant> again = PATIENCE.next(delivery.queuedAt(), delivery.attempts() + 1, clock.instant());
        if (again.isPresent()) {
            deliveries.postpone(delivery.due(), trouble, again.get());
        } else {
            end(delivery, new Ended(Outcome.GIVEN_UP, Optional.of(trouble.kind()), trouble.said()));
        }
    }

    private void end(Delivery delivery, Ended ended) {
        transaction.executeWithoutResult(status -> deliveries.finish(delivery.due(), ended, clock.instant()));
        if (ended.outcome() != Outcome.ACCEPTED) {
            LOG.warn("Delivery {} ended: {} {}", delivery.due(), ended.outcome(), ended.trouble());
        }
    }
}
