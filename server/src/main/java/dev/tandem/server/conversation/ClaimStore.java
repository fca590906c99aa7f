package dev.tandem.server.conversation;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which sub-account has which thread of a mailbox (R32, R33). Cross-tenant by purpose: a thread that several sub-accounts show is had by
 * the first that answers it. Writing methods are called inside a use case's transaction.
 */
public interface ClaimStore {

    /**
     * Takes everything of this conversation's thread that the mailbox holds for the sub-account, and hides the copies shown elsewhere.
     * The first of two at once wins.
     *
     * @return who has it already, and then nothing was written
     */
    Optional<Held> take(Taking taking, Instant now);

    /** Who else has this thread of a conversation, if all of it is had elsewhere. */
    Optional<Held> heldElsewhere(SubAccountId subAccount, UUID thread);

    /** R30: the other sub-accounts that show this thread, too, and could take it. */
    List<Shown> alsoShownIn(SubAccountId subAccount, UUID thread);

    /**
     * Who takes what.
     *
     * @param thread of a conversation of the sub-account
     * @param mailbox the one that the answer leaves from; empty where it leaves through the provider
     */
    record Taking(SubAccountId subAccount, UUID thread, Optional<MailboxId> mailbox, UserId user) {}

    /** A thread that a sub-account has. */
    record Held(SubAccountId by, String name, Instant at) {}

    /** A sub-account that shows a thread. */
    record Shown(SubAccountId subAccount, String name) {}
}
