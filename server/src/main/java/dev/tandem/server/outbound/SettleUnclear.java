package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.AuditTrail;
import dev.tandem.server.outbound.UnclearStore.Unclear;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** R45: what no machine can tell, a person decides who can look: it was sent, or it shall be sent again. Both are written down. */
@Component
public class SettleUnclear {

    private final UnclearStore unclear;
    private final AuditTrail audit;
    private final InstantSource clock;

    SettleUnclear(UnclearStore unclear, AuditTrail audit, InstantSource clock) {
        this.unclear = unclear;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was looked for and found; empty if the message is not unclear. */
    public Optional<Unclear> of(SubAccountId subAccount, UUID message) {
        return unclear.find(subAccount, message);
    }

    /** The user sees that it was sent; false if it is not unclear (any more). */
    @Transactional
    public boolean wasSent(Access access, UUID message) {
        return unclear.wasSent(access.subAccountId(), message, clock.instant())
                && recorded(access, "email.seenSent", message);
    }

    /** The user wants it sent again, by the same way (R43); false if it is not unclear, or still looked for. */
    @Transactional
    public boolean sendAgain(Access access, UUID message) {
        return unclear.sendAgain(access.subAccountId(), message, clock.instant())
                && recorded(access, "email.sentAgain", message);
    }

    private boolean recorded(Access access, String action, UUID message) {
        audit.record(access, action, "message " + message, clock.instant());
        return true;
    }
}
