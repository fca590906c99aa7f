package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The threads of a sub-account that run in a mailbox (R11). */
public interface BoundThreads {

    /** The mailbox's own name for a thread of the sub-account, the latest if it has several; empty if it does not run there. */
    Optional<ThreadId> inMailbox(SubAccountId subAccount, MailboxId mailbox, UUID thread);

    /** Those with the newest emails first. */
    List<RunningThread> recent(SubAccountId subAccount, MailboxId mailbox, int limit);

    /** A thread, with whom, and when something last came. */
    record RunningThread(UUID threadId, String subject, String contactName, Instant lastMessageAt) {}
}
