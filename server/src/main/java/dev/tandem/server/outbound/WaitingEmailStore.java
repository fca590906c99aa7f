package dev.tandem.server.outbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Emails that have not left, by either way, as their authors change their minds (R52). Whoever brings an email out notes that before
 * it asks, under the same lock, so that one of both comes first. Called inside a use case's transaction.
 */
public interface WaitingEmailStore {

    /** Another time to leave; false if it is not the author's, or not waiting any more. */
    boolean leaveAt(SubAccountId subAccount, UserId author, UUID message, Instant at, Instant now);

    /**
     * Takes it back: the message goes as if it had never been written, with the claim that it made (R32), and the draft that it was is
     * a draft again. One that was written without a draft becomes one.
     *
     * @return the draft; empty if it is not the author's, or something may have been asked of the mailbox or the provider
     */
    Optional<UUID> takeBack(SubAccountId subAccount, UserId author, UUID message, Instant now);

    /** How many emails of this author wait for a time of theirs: scheduled, or on hold. */
    int scheduled(SubAccountId subAccount, UserId author, Instant now);
}
