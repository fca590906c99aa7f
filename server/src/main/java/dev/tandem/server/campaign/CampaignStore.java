package dev.tandem.server.campaign;

import dev.tandem.core.campaign.Candidate;
import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.NodeId;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.PauseReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps campaigns and their recipients. Writing methods are called inside a use case's transaction. */
public interface CampaignStore {

    /** Writes a draft. */
    UUID add(SubAccountId subAccount, UserId author, Content content, Instant now);

    /** Changes a draft; false if it is none. */
    boolean change(SubAccountId subAccount, UUID campaign, Content content, Instant now);

    /** Throws a draft away; false if it is none. */
    boolean remove(SubAccountId subAccount, UUID campaign);

    /** Lets a draft start then; false if it is none. */
    boolean schedule(SubAccountId subAccount, UUID campaign, Instant at, Instant now);

    /** One of the sub-account's. */
    Optional<Campaign> find(SubAccountId subAccount, UUID campaign);

    /** The latest first. */
    List<Campaign> all(SubAccountId subAccount, int limit);

    /** How it stands. */
    Figures figures(SubAccountId subAccount, UUID campaign);

    /** Who was chosen, in the order in which they became contacts. */
    List<Candidate> candidates(SubAccountId subAccount, Audience audience);

    /** How many are left out, by reason, once it has started. */
    Map<String, Integer> leftOut(SubAccountId subAccount, UUID campaign);

    /** Writes its recipients down and starts it; false if another node did. {@code tokens}: one for each. */
    boolean start(SubAccountId subAccount, UUID campaign, List<Chosen> chosen, List<String> tokens, Instant now);

    /** The next ones who wait, as their contacts are now. */
    List<Waiting> next(SubAccountId subAccount, UUID campaign, int max);

    /** Its email is being filed, in the same transaction; false if it was before, or the campaign does not go on. */
    boolean filed(SubAccountId subAccount, UUID campaign, int n);

    /** It is this email. */
    void became(SubAccountId subAccount, UUID campaign, int n, UUID message);

    /** A contact who gets it no more. */
    void leaveOut(SubAccountId subAccount, UUID campaign, int n, String why);

    /** Goes on then. */
    void goOnAt(SubAccountId subAccount, UUID campaign, Instant at);

    /** Nobody waits any more. */
    void finish(SubAccountId subAccount, UUID campaign, Instant now);

    /** It does not go on; false if it was not going on. */
    boolean pause(SubAccountId subAccount, UUID campaign, PauseReason why, Instant now);

    /** It goes on; false if it was not paused. */
    boolean resume(SubAccountId subAccount, UUID campaign, Instant now);

    /** Its recipients and those who were left out, by number, after this one. */
    List<Recipient> recipients(SubAccountId subAccount, UUID campaign, int after, int limit);

    /** Whose token this is. Cross-tenant by purpose: who unsubscribes has nothing but the token. */
    Optional<Subscriber> subscriber(String token);

    /** R51: asks for no emails from now on. */
    void unsubscribe(Subscriber subscriber, Instant now);

    /** Takes campaigns whose time has come, over all sub-accounts. No other node gets them while this one is heard of (F32). */
    List<Due> claim(NodeId node, Instant now, int max);

    /** Says that this node is alive, and keeps its leases. */
    void renew(NodeId node);

    /** Gives the lease back. */
    void giveBack(NodeId node, Due campaign);

    /** How long until one can be claimed, if none is due; empty if none waits. */
    Optional<Duration> nextIn(NodeId node, Instant now);

    /** A campaign whose time has come. */
    record Due(SubAccountId subAccount, UUID campaign) {}

    /**
     * A recipient who waits.
     *
     * @param doNotDisturb asked meanwhile for no emails (R51)
     */
    record Waiting(
            int n,
            ContactId contact,
            EmailAddress address,
            String firstName,
            String lastName,
            String company,
            String jobTitle,
            boolean doNotDisturb,
            String token) {}

    /**
     * A recipient in the report.
     *
     * @param state of the recipient, or of the email once there is one
     * @param reason why left out, or why the email failed
     */
    record Recipient(
            int n,
            UUID contact,
            String name,
            Optional<String> address,
            String state,
            Optional<String> reason,
            boolean unsubscribed) {}

    /** Somebody who holds a token. */
    record Subscriber(SubAccountId subAccount, String subAccountName, String language, UUID contact, String token) {}
}
