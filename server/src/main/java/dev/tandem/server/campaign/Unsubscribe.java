package dev.tandem.server.campaign;

import dev.tandem.server.campaign.CampaignStore.Subscriber;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** R51: whoever got bulk mail asks for no more of it, with nothing but the token that stood in it (RFC 8058). */
@Component
public class Unsubscribe {

    private final CampaignStore campaigns;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    Unsubscribe(CampaignStore campaigns, TransactionOperations transaction, InstantSource clock) {
        this.campaigns = campaigns;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who would unsubscribe; nothing is changed. */
    public Optional<Subscriber> who(String token) {
        return campaigns.subscriber(token);
    }

    /** Unsubscribes; doing it twice is doing it once. Empty if nobody holds this token. */
    public Optional<Subscriber> run(String token) {
        Optional<Subscriber> subscriber = campaigns.subscriber(token);
        subscriber.ifPresent(
                one -> transaction.executeWithoutResult(status -> campaigns.unsubscribe(one, clock.instant())));
        return subscriber;
    }
}
