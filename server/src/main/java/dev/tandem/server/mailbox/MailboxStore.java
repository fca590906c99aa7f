package dev.tandem.server.mailbox;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.inbound.ReconciliationRules.Progress;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HealthFacts;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps mailboxes, their consents and connections. Writing methods are called inside a use case's transaction. */
public interface MailboxStore {

    /** The mailbox, if it exists. */
    Optional<Mailbox> find(MailboxId mailbox);

    /** The mailboxes with this address, compared as R28 says, that have a connection. */
    List<MailboxId> connectedWithAddress(EmailAddress address);

    /** The mailbox that belongs to this person at the provider, if it was ever connected. */
    Optional<MailboxId> ofSubject(String subject);

    /** Mailboxes that nobody is connected to any more and whose token is still here (R73). */
    List<MailboxId> left();

    /**
     * Creates the mailbox or renews its consent, by the provider's name for the person; an existing cursor is kept, so that nothing is
     * missed (R74).
     */
    MailboxId open(Gmail.Opened opened, Set<String> scopes, Instant now);

    /** Keeps the sealed refresh token. */
    void keepRefreshToken(MailboxId mailbox, byte[] sealed);

    /** The sealed refresh token, if there is a granted consent. */
    Optional<byte[]> refreshToken(MailboxId mailbox);

    /** Notes that the consent is lost; true the first time only (F39). */
    boolean loseConsent(MailboxId mailbox, Instant now);

    /** R73: erases the token and ends the consent, unless somebody is connected. */
    void endConsent(MailboxId mailbox);

    /** Notes that something may be new, so that some node looks soon; every node hears of it. */
    void hint(MailboxId mailbox, Instant now);

    /**
     * Held until the transaction ends: nobody judges or marks emails meanwhile where this mailbox, or one that is connected there, shows.
     * Taken before anything is written about connections.
     */
    void lock(SubAccountId subAccount, Optional<MailboxId> mailbox);

    /**
     * R01, R07: connects; an older connection of the same user in the sub-account ends (R70). Where it is the same mailbox, it stays
     * as it is with its baseline, so that what came meanwhile is brought in (R74).
     */
    UUID connect(NewConnection connection, Instant now);

    /**
     * Pauses a connection, or resumes it; then what came meanwhile and has no verdict here is judged. Says which mailbox it is to; empty
     * if there is none, or it is so already.
     */
    Optional<MailboxId> pause(SubAccountId subAccount, UserId user, boolean paused, Instant now);

    /**
     * Whether an email may be on its way out through this mailbox: something of it was asked of the provider, and what became of that is
     * still being found out (R45).
     */
    boolean isSending(MailboxId mailbox);

    /** R71: ends the user's connection; the mailbox it was on, if there was one. */
    Optional<MailboxId> disconnect(SubAccountId subAccount, UserId user, Instant now);

    /** How many connections a mailbox has, over all sub-accounts. */
    int connections(MailboxId mailbox);

    /** Who is connected to a mailbox, and where; over all sub-accounts by purpose. */
    List<ConnectedUser> connectedUsers(MailboxId mailbox);

    /** The user's connection in this sub-account, if there is one. */
    Optional<ConnectionState> connectionOf(SubAccountId subAccount, UserId user);

    /** The user's connections, one per sub-account; over all sub-accounts by purpose. */
    List<ConnectedMailbox> connectionsOf(UserId user);

    /** The connections in a sub-account, one per user. */
    List<ConnectedMailbox> connectionsIn(SubAccountId subAccount);

    /** Keeps a consent request; the state is stored as a hash only. */
    void keep(ConsentRequest request);

    /** Takes a consent request that was not used and has not expired; at most one caller gets it. */
    Optional<ConsentRequest> take(String stateHash, Instant now);

    /** Looks at a consent request without taking it, whatever became of it; tells why {@link #take} gave none. */
    Optional<SeenRequest> look(String stateHash);

    /**
     * A mailbox.
     *
     * @param historyCursor last applied point of its history
     * @param limitedUntil until when the provider wants to be left alone
     */
    record Mailbox(
            MailboxId id,
            EmailAddress address,
            OwnAddresses ownAddresses,
            Consent consent,
            HistoryCursor historyCursor,
            Optional<Instant> limitedUntil,
            Optional<Instant> watchExpiresAt,
            Optional<Instant> lastSyncedAt) {}

    /** Whether Google lets us in. */
    enum Consent {
        GRANTED,
        LOST,
        ENDED
    }

    /** Whose connection, and in which sub-account. */
    record ConnectedUser(SubAccountId subAccount, UserId user) {}

    /**
     * A connection in a list: whose, where, to which address, and how fresh.
     *
     * @param consentLostAt since when Google lets nobody in any more (R74); empty while it does
     */
    record ConnectedMailbox(
            SubAccountId subAccount,
            UserId user,
            EmailAddress address,
            Optional<Instant> lastSyncedAt,
            Optional<Instant> consentLostAt) {}

    /** A connection about to be made. */
    record NewConnection(
            SubAccountId subAccount, UserId user, MailboxId mailbox, HistoryCursor baseline, Instant baselineAt) {}

    /**
     * A connection with what a person wants to know of it.
     *
     * @param facts what its health is told from
     * @param seen messages that the mailbox received since its connection, as far as history told
     * @param judged how many of them have a verdict
     * @param sentToday emails that left from this mailbox in the rolling 24 hours
     * @param firstSentToday when the oldest of those left, so that a day later one more may leave (R46)
     */
    record ConnectionState(
            UUID connectionId,
            Mailbox mailbox,
            Set<String> grantedScopes,
            Instant connectedAt,
            HealthFacts facts,
            long seen,
            long judged,
            int dailyLimit,
            int sentToday,
            Optional<Instant> firstSentToday,
            Comparison comparison) {}

    /** R46: sets the limit of the mailbox that this user has connected here; false if there is none. */
    boolean limit(SubAccountId subAccount, UserId user, int dailyLimit);

    /** What the end of a connection would mean (R71, R72); empty where there is none. */
    Optional<Ending> ending(SubAccountId subAccount, UserId user);

    /**
     * What the end of a connection would mean.
     *
     * @param stays emails that its mailbox brought in or sent; they stay readable
     * @param waiting emails that wait to leave through it; they would not
     */
    record Ending(long stays, long waiting) {}

    /**
     * How the mailbox's own list compares with what has a verdict (R81).
     *
     * @param comparedAt when the last comparison ended, if one ever did
     * @param catchingUp how much of what an expired history had missed has its verdict, until all of it has (F03)
     * @param parked messages that failed too often and wait for a person (F11)
     * @param now whether they are being compared
     */
    record Comparison(Optional<Instant> comparedAt, Optional<Progress> catchingUp, long parked, boolean now) {}

    /**
     * A consent that somebody set out to give.
     *
     * @param fromBrowser begun in a browser session, so it has to come back in one of the same user
     * @param renewalOf the mailbox whose lost consent is to be renewed, and no other (R74); empty to connect any
     * @param sealedCodeVerifier base64 of the sealed PKCE verifier
     */
    record ConsentRequest(
            String stateHash,
            SubAccountId subAccount,
            UserId user,
            boolean fromBrowser,
            Optional<MailboxId> renewalOf,
            String sealedCodeVerifier,
            String nonce,
            Instant createdAt,
            Instant expiresAt) {}

    /** A consent request and whether an answer to it was taken already. */
    record SeenRequest(ConsentRequest request, boolean used) {}
}
