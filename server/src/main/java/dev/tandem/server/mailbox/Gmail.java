package dev.tandem.server.mailbox;

import dev.tandem.core.inbound.Change;
import dev.tandem.core.inbound.ReconciliationRules.Stretch;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.mail.RfcMessageId;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Tandem asks of a connected mailbox. The consent is looked up by the mailbox's id; every call costs the quota units named.
 *
 * <p>No method throws for what the provider answers: see {@link Answer}.
 */
public interface Gmail {

    /** One page of history after the cursor, 2 units. {@code NotThere} when the cursor has expired. */
    Answer<HistoryPage> history(MailboxId mailbox, HistoryCursor after, Optional<String> pageToken);

    /** Where the mailbox's history stands now, 1 unit. */
    Answer<HistoryCursor> cursorNow(MailboxId mailbox);

    /** One page of ids, newest first, 5 units. {@code Refused} for a page token that the provider knows no more. */
    Answer<MessagePage> messages(MailboxId mailbox, Listing listing, Optional<String> pageToken);

    /** The messages that carry this Message-ID, wherever they are, 5 units. */
    Answer<List<Listed>> withMessageId(MailboxId mailbox, RfcMessageId messageId);

    /** Labels and headers of a message, 20 units. */
    Answer<Envelope> envelope(MailboxId mailbox, GmailMessageId message);

    /** A message as it was received, byte for byte, 20 units. */
    Answer<Source> source(MailboxId mailbox, GmailMessageId message);

    /** What emails from this address of the mailbox end with, as HTML, possibly empty, 1 unit. */
    Answer<String> signature(MailboxId mailbox, EmailAddress from);

    /**
     * Puts a draft into the mailbox, 10 units; the upload endpoint is used where it is large.
     *
     * @param thread the thread to answer in, empty for a new one
     */
    Answer<Draft> createDraft(MailboxId mailbox, Optional<ThreadId> thread, EmailBytes email);

    /** The draft that carries this Message-ID, 5 units. */
    Answer<Draft> findDraft(MailboxId mailbox, RfcMessageId messageId);

    /** A draft by its id, 20 units. {@code NotThere} when it was sent or deleted. */
    Answer<Draft> draft(MailboxId mailbox, String draftId);

    /** Sends a draft, 100 units. Its message gets a new id. */
    Answer<Sent> sendDraft(MailboxId mailbox, String draftId);

    /** Takes a draft away for good, 10 units. {@code NotThere} when it was sent or deleted. */
    Answer<Boolean> deleteDraft(MailboxId mailbox, String draftId);

    /** All messages of a thread with their headers, 40 units. */
    Answer<List<Envelope>> thread(MailboxId mailbox, ThreadId thread);

    /** Whether there is anywhere to push to; without, a watch must not be asked for. */
    boolean canPush();

    /** Asks for push notices for some days, 100 units; asking again renews. */
    Answer<Watch> watch(MailboxId mailbox);

    /** Ends push notices, 50 units. */
    Answer<Boolean> stopWatch(MailboxId mailbox);

    /**
     * A stretch of history.
     *
     * @param changes in the order of the history
     * @param next token of the next page, if there is one; an empty page can have one (F08)
     * @param cursor where the mailbox stood when this page was made
     */
    record HistoryPage(List<Change> changes, Optional<String> next, HistoryCursor cursor) {}

    /**
     * What is listed of a mailbox.
     *
     * @param stretch what was received at other times is left out, to the second
     * @param label only what carries it, wherever it is; empty for everything but spam and trash
     */
    record Listing(Stretch stretch, Optional<Label> label) {}

    /**
     * A page of ids.
     *
     * @param next token of the next page, if there is one
     */
    record MessagePage(List<Listed> messages, Optional<String> next) {}

    /** A message in a listing. */
    record Listed(GmailMessageId id, ThreadId threadId) {}

    /**
     * A message without its body.
     *
     * @param headers in their order, names as the sender spelled them, values decoded from the transport but not from RFC 2047
     */
    record Envelope(
            GmailMessageId id, ThreadId threadId, Set<Label> labels, Instant internalDate, List<Header> headers) {}

    /** A header line. */
    record Header(String name, String value) {}

    /** A whole message; {@code raw} as it was received. */
    record Source(GmailMessageId id, ThreadId threadId, Set<Label> labels, Instant internalDate, RawEmail raw) {}

    /**
     * A draft in the mailbox.
     *
     * @param message the message inside it; sending gives it another id
     * @param threadId the thread in which it stands and will stand
     */
    record Draft(String draftId, GmailMessageId message, ThreadId threadId) {}

    /** An email that left. */
    record Sent(GmailMessageId id, ThreadId threadId) {}

    /** Push notices until this time; the history stood at this cursor. */
    record Watch(HistoryCursor cursor, Instant expiresAt) {}

    /**
     * Who gave a consent and what it allows.
     *
     * @param subject the provider's own name for the person
     * @param address the mailbox address
     * @param ownAddresses the mailbox address and accepted send-as addresses
     * @param cursor where the history stood, read before anything else (F05)
     * @param providerTime the provider's time then, whole seconds
     */
    record Opened(
            String subject,
            EmailAddress address,
            Set<EmailAddress> ownAddresses,
            HistoryCursor cursor,
            Instant providerTime) {}
}
