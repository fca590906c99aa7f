package dev.tandem.server.inbound;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.conversation.Claim;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.conversation.Judgement;
import dev.tandem.core.conversation.Place;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Message;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what the rules ask about one message, and writes what they decided. */
public interface ImportStore {

    /** Whether any sub-account has a binding for this thread. */
    boolean boundSomewhere(MailboxId mailbox, ThreadId thread);

    /** The sub-accounts to which this mailbox is connected. */
    List<SubAccountId> connectedSubAccounts(MailboxId mailbox);

    /**
     * Lets nobody else write into these sub-accounts until the transaction ends, so that two copies of one email cannot both be first.
     */
    void lock(List<SubAccountId> subAccounts);

    /** How each connected sub-account meets this message. */
    Map<SubAccountId, Place> places(MailboxId mailbox, Message message, EmailIdentity identity);

    /** Who else has this thread (R32, R33). */
    Optional<Claim> claimedElsewhere(SubAccountId subAccount, MailboxId mailbox, ThreadId thread);

    /** Whether an email is leaving through this thread right now, so that a copy of it may be what we see (F47). */
    boolean sendingInThread(MailboxId mailbox, ThreadId thread);

    /**
     * Takes this copy for what a sending lost track of, told by our private mark (F46); false if no sending did.
     *
     * @param mark the message that the copy says it is
     */
    boolean foundAgain(MailboxId mailbox, Message copy, UUID mark, Instant now);

    /** The messages written here that this copy is the echo of, by sub-account (R44). */
    Map<SubAccountId, UUID> sentFromHere(MailboxId mailbox, GmailMessageId message);

    /** Stores the email in a sub-account, or adds this copy to the message that stands there already (R29). Says which message. */
    UUID store(StoredEmail email, SubAccountId subAccount, Judgement judgement);

    /**
     * Whether this copy's message is shown there, and the sub-account did not ask by a change of its own policy to have it judged again: an
     * email judged again for another sub-account's sake changes nothing in this one.
     */
    boolean standsUnasked(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy);

    /**
     * Shows the message no more, if this copy is what brought it and no other copy does.
     *
     * @return whether it was shown
     */
    boolean withdraw(MailboxId mailbox, SubAccountId subAccount, GmailMessageId copy, Instant now);

    /**
     * R18: the message that a failed delivery is about, by sub-account: one that this mailbox sent to a recipient who failed. Whoever
     * writes a report about anything else is not believed (F83).
     */
    Map<SubAccountId, UUID> reported(MailboxId mailbox, DeliveryReport report);

    /** R18: marks the message as bounced, with whom and why. Noting it twice changes nothing. */
    void noteBounce(SubAccountId subAccount, Bounce bounce, Instant now);

    /**
     * A failed delivery.
     *
     * @param message that did not arrive
     * @param mailbox that sent it and got the report
     * @param copy the report
     */
    record Bounce(UUID message, MailboxId mailbox, GmailMessageId copy, DeliveryReport report) {}

    /** Keeps the fact that the mailbox holds this message, and with which labels. */
    void keepCopy(MailboxId mailbox, Message message, Instant now);

    /** Keeps a verdict (R80). */
    void keepVerdict(MailboxId mailbox, SubAccountId subAccount, JudgedMessage judged);

    /**
     * An email with everything a sub-account keeps of it.
     *
     * @param bytes where its bytes stand in the blob store
     */
    record StoredEmail(
            MailboxId mailbox, Message message, EmailIdentity identity, ReadEmail email, Bytes bytes, Instant now) {}

    /**
     * Where the bytes stand, each by its SHA-256.
     *
     * @param attachments in the order of {@link ReadEmail#attachments()}
     */
    record Bytes(
            String source, long sourceSize, Optional<String> text, Optional<String> html, List<String> attachments) {}

    /**
     * What became of one message in one sub-account.
     *
     * @param headers as far as they were fetched; only keyed hashes of them are kept
     */
    record JudgedMessage(
            GmailMessageId message,
            Optional<Message> headers,
            Judgement judgement,
            Optional<UUID> stored,
            Instant now) {}
}
