package dev.tandem.server.inbound;

import dev.tandem.server.contact.AddressesGained;
import java.time.InstantSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * F69: when a contact gains an address, what came from it since the mailbox was connected is judged again. Doing so twice changes
 * nothing. A new contact brings in nothing of the past, and a lost address takes nothing away.
 */
@Component
class MatchAgain {

    private final UnknownMail unknown;
    private final ArrivalStore arrivals;
    private final InstantSource clock;

    MatchAgain(UnknownMail unknown, ArrivalStore arrivals, InstantSource clock) {
        this.unknown = unknown;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @EventListener
    void run(AddressesGained gained) {
        unknown.with(gained.subAccount(), gained.addresses())
                .forEach((mailbox, messages) -> arrivals.judgeAgain(mailbox, messages, clock.instant()));
    }
}
