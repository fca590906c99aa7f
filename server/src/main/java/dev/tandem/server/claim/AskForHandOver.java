package dev.tandem.server.claim;

import dev.tandem.server.claim.HandOverStore.Deed;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R32: somebody whose sub-account lost a thread asks the one that has it. */
@Component
public class AskForHandOver {

    private final HandOverStore handOvers;
    private final AuditTrail audit;
    private final InstantSource clock;

    AskForHandOver(HandOverStore handOvers, AuditTrail audit, InstantSource clock) {
        this.handOvers = handOvers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks; false if no other sub-account has this thread. */
    @Transactional
    public boolean run(Access access, UUID thread) {
        boolean asked = handOvers.ask(new Deed(access.subAccountId(), thread, access.userId(), clock.instant()));
        if (asked) {
            audit.record(access, "claim.askedFor", "thread " + thread, clock.instant());
        }
        return asked;
    }
}
