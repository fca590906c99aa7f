package dev.tandem.server.smartbcc;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Binding;
import dev.tandem.core.conversation.EmailIdentity;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.smartbcc.CapturePlace;
import dev.tandem.server.NodeId;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.inbound.ImportStore.Bytes;
import dev.tandem.server.inbound.ReadEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger of emails to smart addresses, and what is filed from it. */
public interface CaptureStore {

    /** Notes an email for each of these addresses that does not have the very same bytes, in one transaction, and wakes whoever judges. */
    void accept(List<SmartAddress> recipients, Accepted email, Instant now);

    /** Takes emails that are due, with a lease for this node. */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Keeps this node's leases. */
    void renew(NodeId node);

    /** Gives a lease back. */
    void giveBack(NodeId node, Due capture);

    /** How long until the next one is due. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** An email that waits to be judged. */
    Optional<Capture> find(Due due);

    /** Tries again later. */
    void postpone(Due due, Instant again);

    /** Lets nobody else write into the sub-account until the transaction ends. */
    void lock(SubAccountId subAccount);

    /** How the sub-account meets this email. */
    CapturePlace place(Capture capture, ReadEmail email);

    /** R64: adds this way to the message that stands there. */
    UUID join(Filing filing);

    /** Stores the message in a thread that stands there. */
    UUID continues(Filing filing, Binding thread);

    /** Stores the message in a new thread of this contact. */
    UUID opens(Filing filing, ContactId contact);

    /** Writes what became of it. */
    void judged(Due due, Verdict verdict, Instant now);

    /**
     * Captures of a user, the newest first.
     *
     * @param cursor where to go on
     */
    Page<Line> lines(SubAccountId subAccount, UserId owner, Optional<State> state, Optional<String> cursor, int limit);

    /** How many emails wait in quarantine. */
    int quarantined(SubAccountId subAccount, UserId owner);

    /** Lets one that is in quarantine be judged again as released; false if there is none. Says who sent it. */
    Optional<String> release(SubAccountId subAccount, UserId owner, UUID capture, Instant now);

    /** R67: lets one that is in quarantine be filed under this contact; false if there is none. */
    boolean fileUnder(SubAccountId subAccount, UserId owner, UUID capture, ContactId contact, Instant now);

    /** Throws one away that is in quarantine; false if there is none. */
    boolean drop(SubAccountId subAccount, UserId owner, UUID capture, Instant now);

    /** Drops what has waited in quarantine since then, of every sub-account. */
    void dropAcceptedBefore(Instant before, Instant now);

    /** Forgets who wrote what, of what was filed nowhere and came before then, in every sub-account. */
    void forgetAcceptedBefore(Instant before);

    /** R63: takes everything from this address from now on, and judges again what waits from it. */
    void trust(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now);

    /** R63: judges again what waits from this address, because it counts as the owner's own now. */
    void judgeAgain(SubAccountId subAccount, UserId owner, EmailAddress address, Instant now);

    /** What came over the line. */
    record Accepted(HandedOver from, String source, long sizeBytes) {}

    /** An email at one smart address. */
    record Due(SubAccountId subAccount, UUID capture) {}

    /**
     * The same with what is known of it before it is read.
     *
     * @param source its bytes, by their SHA-256
     * @param attempts how often judging it broke off
     * @param under the contact that its owner chose (R67)
     */
    record Capture(
            Due due,
            SmartAddress address,
            HandedOver from,
            String source,
            Instant acceptedAt,
            int attempts,
            boolean released,
            Optional<ContactId> under) {}

    /**
     * An email to be stored as a message.
     *
     * @param shown the smart address, for its Bcc line (R65)
     * @param bytes where its bytes stand, once they were put
     * @param received whether a contact wrote it, and it was passed on here (R67)
     */
    record Filing(
            Capture capture,
            EmailAddress shown,
            EmailIdentity identity,
            ReadEmail email,
            Optional<Bytes> bytes,
            boolean received,
            Instant now) {}

    /** What can become of an email. */
    enum State {
        WAITING,
        CAPTURED,
        QUARANTINED,
        SKIPPED,
        DROPPED
    }

    /**
     * What became of it, and why.
     *
     * @param author as its From line has it, possibly empty
     */
    record Verdict(
            State state,
            String reason,
            String author,
            String subject,
            Optional<ContactId> contact,
            Optional<UUID> message) {}

    /** What a list shows of it. */
    record Line(
            UUID capture,
            Instant acceptedAt,
            State state,
            Optional<String> reason,
            String author,
            String subject,
            Optional<UUID> contact,
            Optional<String> contactName) {}
}
