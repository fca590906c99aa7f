package dev.tandem.server.mailbox;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mailboxes of an agency, over its sub-accounts by purpose, and without any content. */
public interface AgencyMailboxes {

    /** Every mailbox that somebody in the agency is connected to, for a table. */
    List<Row> ofAgency(UUID agency);

    /** Whether somebody in the agency is connected to it. */
    boolean isOfAgency(UUID agency, MailboxId mailbox);

    /**
     * A mailbox in the table.
     *
     * @param facts those of its oldest connection in the agency
     * @param subAccounts how many of the agency's it serves
     * @param watchExpiresAt when its push subscription ends, if it has one
     * @param sentToday individual emails that left it in 24 hours, out of {@code dailyLimit} (R46)
     * @param parked emails that failed too often and wait for a person (F11)
     * @param comparing whether it is being compared with its ledger (R81)
     */
    record Row(
            MailboxId mailbox,
            EmailAddress address,
            HealthFacts facts,
            int subAccounts,
            Optional<Instant> watchExpiresAt,
            int sentToday,
            int dailyLimit,
            long parked,
            boolean comparing) {}
}
