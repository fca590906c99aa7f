package dev.tandem.server.claim;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.claim.HandOverStore.Deed;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.identity.NotAllowed;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * R32: whoever runs the sub-account that has a thread hands it over, releases it or keeps it. What came meanwhile appears where it then
 * belongs, because everything of the thread is judged again.
 */
@Component
public class SettleClaim {

    private final HandOverStore handOvers;
    private final AuditTrail audit;
    private final InstantSource clock;

    SettleClaim(HandOverStore handOvers, AuditTrail audit, InstantSource clock) {
        this.handOvers = handOvers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What becomes of the thread. */
    public sealed interface Decision {

        /** It continues there and ends here. */
        record HandOver(SubAccountId to) implements Decision {}

        /** It appears again wherever the contact passes the sync policy. */
        record Release() implements Decision {}

        /** It stays; who asked is refused. */
        record Keep() implements Decision {}
    }

    /** How it ended. */
    public enum Outcome {
        SETTLED,
        /** The sub-account has this thread not, or not any more. */
        NOT_HAD,
        /** The other sub-account shows nothing of it, so that it could not continue there. */
        NOT_SHOWN_THERE
    }

    /**
     * Decides.
     *
     * @throws NotAllowed unless the actor runs the sub-account
     */
    @Transactional
    public Outcome run(Access access, UUID thread, Decision decision) {
        if (!access.admin()) {
            throw new NotAllowed("claims");
        }
        if (!handOvers.lock(access.subAccountId(), thread)) {
            return Outcome.NOT_HAD;
        }
        Deed deed = new Deed(access.subAccountId(), thread, access.userId(), clock.instant());
        return switch (decision) {
            case Decision.HandOver(SubAccountId to) -> handOver(access, deed, to);
            case Decision.Release release -> {
                handOvers.release(deed);
                yield recorded(access, "claim.released", "thread " + thread);
            }
            case Decision.Keep keep -> {
                handOvers.keep(deed);
                yield recorded(access, "claim.kept", "thread " + thread);
            }
        };
    }

    private Outcome handOver(Access access, Deed deed, SubAccountId to) {
        return !to.equals(access.subAccountId()) && handOvers.handOver(deed, to)
                ? recorded(access, "claim.handedOver", "thread " + deed.thread() + " to " + to)
                : Outcome.NOT_SHOWN_THERE;
    }

    private Outcome recorded(Access access, String action, String subject) {
        audit.record(access, action, subject, clock.instant());
        return Outcome.SETTLED;
    }
}
