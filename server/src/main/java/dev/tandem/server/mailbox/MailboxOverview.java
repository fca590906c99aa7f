package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All mailboxes at a glance, for operators' metrics; over all sub-accounts by purpose, and without any content. */
public interface MailboxOverview {

    /** Every mailbox that somebody is connected to, and not only by paused connections. */
    List<Seen> connected();

    /**
     * A mailbox as metrics see it.
     *
     * @param facts those of its oldest connection
     * @param watchExpiresAt when its push subscription ends, if it has one
     */
    record Seen(MailboxId mailbox, HealthFacts facts, Optional<Instant> watchExpiresAt) {}
}
