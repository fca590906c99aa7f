package dev.tandem.server.outbound;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.outbound.SendProgress;
import dev.tandem.server.NodeId;
import dev.tandem.server.inbound.KeepEmail.Kept;
import dev.tandem.server.mailbox.Gmail.Draft;
import dev.tandem.server.outbound.UnclearStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps emails on their way out. Writing methods are called inside a use case's transaction. */
public interface SendingStore {

    /** Writes the message, its thread where it opens one, and the intent to send it. Says which message. */
    UUID queue(NewSending sending, Instant now);

    /** The sending of this message, if it failed before it left. */
    Optional<Sending> failed(SubAccountId subAccount, UUID message);

    /** The sending of this message, if it has one. */
    Optional<Sending> find(SubAccountId subAccount, UUID message);

    /**
     * Takes sendings whose time has come, over all sub-accounts, the longest due first. No other node gets them while this one is
     * heard of (F32).
     */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** Gives the lease back. */
    void giveBack(NodeId node, Due sending);

    /** How long until a sending can be claimed, if none is queued; empty if none waits. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /**
     * Counts the email among those of its mailbox's day, over all nodes and sub-accounts one after the other (R46). Counting it twice
     * counts it once.
     *
     * @return empty if it may leave; otherwise when its turn is, and then nothing was written
     */
    Optional<Instant> count(Due sending, Instant now);

    /** R46: it waits for its turn in the day's limit, as its author wishes. */
    void hold(Due sending, Instant until, Instant now);

    /** The author wants a failed one to wait until it may be tried again; false if it is none, or nobody knows when (R46). */
    boolean holdFailed(SubAccountId subAccount, UUID message, Instant now);

    /** Notes that a draft is being asked for, before it is (R45); false if the email was taken back meanwhile (R52). */
    boolean draftAsked(Due sending, Instant now);

    /** Notes that no draft is there, so that it may be asked for again. */
    void draftNotThere(Due sending);

    /** The draft was taken away before it was sent: it has to be made anew. */
    void draftTakenAway(Due sending);

    /** Keeps the draft's id and binds the thread it stands in (R10). The first one known stays: no other is ever sent (R45). */
    void draftKnown(Due sending, Draft draft, Instant now);

    /** Notes that the draft is being sent, before it is; the message shows as sending. */
    void sendAsked(Due sending, Instant now);

    /** Notes that the draft is still there, so that it was not sent. */
    void draftStillThere(Due sending);

    /** Notes that the draft is gone, so that it was sent. */
    void draftGone(Due sending, Instant now);

    /** Keeps the id of the email that left; the message shows as sent, and its thread is bound. */
    void sent(Due sending, GmailMessageId message, ThreadId thread, Instant now);

    /** Keeps the real Message-ID (F46), takes over what a quicker copy may have brought (R29), and ends the sending. */
    void readBack(Due sending, Optional<RfcMessageId> messageId, EmailIdentity identity, Instant now);

    /** Try again later; nothing has failed. */
    void waitUntil(Due sending, Instant until);

    /** Try again later. */
    void postpone(Due sending, Instant until);

    /**
     * It stays failed until the user asks again (R43).
     *
     * @param mayRetryAt when asking again makes sense, where the provider said so (R46)
     */
    void fail(Due sending, String reason, Optional<Instant> mayRetryAt, Instant now);

    /**
     * It cannot be told whether it left (R45); it is looked for, and never sent again blindly.
     *
     * @param next when it is looked for again; empty: no more, its author decides
     */
    void unclear(Due sending, Found found, Optional<Instant> next, Instant now);

    /** It was looked for a last time before it is sent again, and is nowhere: the next step is the first one. */
    void startAnew(Due sending);

    /** The user wants it tried again; false if it is not failed. */
    boolean retry(SubAccountId subAccount, UUID message, Instant now);

    /** The latest of the mailbox's threads that is bound to this thread of a conversation. */
    Optional<ThreadId> gmailThread(SubAccountId subAccount, UUID thread, MailboxId mailbox);

    /** Whether some message of the sub-account stands for this copy already. */
    boolean isKnown(SubAccountId subAccount, MailboxId mailbox, GmailMessageId message);

    /** A message whose sending is due. */
    record Due(SubAccountId subAccount, UUID message, MailboxId mailbox) {}

    /**
     * A sending as stored.
     *
     * @param counted whether it is among the emails of its mailbox's day (R46)
     * @param held whether its author wants it to wait for its turn
     * @param connected whether its author is still connected to this mailbox in this sub-account (R71)
     * @param thread the mailbox's thread to answer in
     * @param source where the email's bytes stand
     * @param draft once known
     * @param sent once known
     * @param search how it was looked for so far
     */
    record Sending(
            Due due,
            SendProgress progress,
            int attempts,
            boolean counted,
            boolean held,
            boolean connected,
            String source,
            String ownMessageId,
            Optional<ThreadId> thread,
            Optional<Draft> draft,
            Optional<GmailMessageId> sent,
            Search search) {}

    /**
     * How an email is looked for that may have left.
     *
     * @param askedAt when it was asked to leave
     * @param unclearSince since when nobody can tell
     * @param looks how often it was looked for since then
     * @param again whether its author wants it sent again if it is not found
     */
    record Search(Optional<Instant> askedAt, Optional<Instant> unclearSince, int looks, boolean again) {}

    /**
     * An email about to be queued.
     *
     * @param thread the conversation's thread it continues, empty to open one
     * @param gmailThread the sender's mailbox's thread to answer in
     * @param leavesAt not before this time; empty: at once
     */
    record NewSending(
            SubAccountId subAccount,
            UUID message,
            UserId author,
            ContactId contact,
            MailboxId mailbox,
            Optional<UUID> thread,
            Optional<ThreadId> gmailThread,
            Optional<Instant> leavesAt,
            Letter letter,
            Kept email) {}
}
