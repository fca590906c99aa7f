package dev.tandem.server.postgres;

import dev.tandem.core.campaign.Candidate;
import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.NodeId;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.PauseReason;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ChangeLog.Kind;
import dev.tandem.server.conversation.ChangeLog.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Campaigns as rows. */
@Repository
class PostgresCampaignStore implements CampaignStore {

    private final CampaignRows campaigns;
    private final CampaignRecipientRows recipients;
    private final CampaignAudienceRows audiences;
    private final CampaignLeaseRows leases;
    private final ChangeLog changes;
    private final SubAccountLock lock;

    PostgresCampaignStore(JdbcClient jdbc, ChangeLog changes, SubAccountLock lock) {
        this.campaigns = new CampaignRows(jdbc);
        this.recipients = new CampaignRecipientRows(jdbc);
        this.audiences = new CampaignAudienceRows(jdbc);
        this.leases = new CampaignLeaseRows(jdbc, Lease.TIME);
        this.changes = changes;
        this.lock = lock;
    }

    @Override
    public UUID add(SubAccountId subAccount, UserId author, Content content, Instant now) {
        return campaigns.add(subAccount, author, content, now);
    }

    @Override
    public boolean change(SubAccountId subAccount, UUID campaign, Content content, Instant now) {
        return campaigns.change(subAccount, campaign, content, now);
    }

    @Override
    public boolean remove(SubAccountId subAccount, UUID campaign) {
        return campaigns.remove(subAccount, campaign);
    }

    @Override
    public boolean schedule(SubAccountId subAccount, UUID campaign, Instant at, Instant now) {
        return campaigns.schedule(subAccount, campaign, at, now);
    }

    @Override
    public Optional<Campaign> find(SubAccountId subAccount, UUID campaign) {
        return campaigns.find(subAccount, campaign);
    }

    @Override
    public List<Campaign> all(SubAccountId subAccount, int limit) {
        return campaigns.all(subAccount, limit);
    }

    @Override
    public Figures figures(SubAccountId subAccount, UUID campaign) {
        return recipients.figures(subAccount, campaign);
    }

    @Override
    public List<Candidate> candidates(SubAccountId subAccount, Audience audience) {
        return audiences.candidates(subAccount, audience);
    }

    @Override
    public Map<String, Integer> leftOut(SubAccountId subAccount, UUID campaign) {
        return recipients.leftOut(subAccount, campaign);
    }

    @Override
    public boolean start(
            SubAccountId subAccount, UUID campaign, List<Chosen> chosen, List<String> tokens, Instant now) {
        boolean first = campaigns.start(subAccount, campaign, now);
        if (first) {
            recipients.write(subAccount, campaign, chosen, tokens);
        }
        return first;
    }

    @Override
    public List<Waiting> next(SubAccountId subAccount, UUID campaign, int max) {
        return recipients.next(subAccount, campaign, max);
    }

    /** Under the lock of the sub-account, as everything that files an email. */
    @Override
    public boolean filed(SubAccountId subAccount, UUID campaign, int n) {
        lock.take(subAccount);
        return recipients.filed(subAccount, campaign, n);
    }

    @Override
    public void became(SubAccountId subAccount, UUID campaign, int n, UUID message) {
        recipients.became(subAccount, campaign, n, message);
    }

    @Override
    public void leaveOut(SubAccountId subAccount, UUID campaign, int n, String why) {
        recipients.leaveOut(subAccount, campaign, n, why);
    }

    @Override
    public void goOnAt(SubAccountId subAccount, UUID campaign, Instant at) {
        campaigns.goOnAt(subAccount, campaign, at);
    }

    @Override
    public void finish(SubAccountId subAccount, UUID campaign, Instant now) {
        recipients.contactsGone(subAccount, campaign);
        campaigns.finish(subAccount, campaign, now);
    }

    @Override
    public boolean pause(SubAccountId subAccount, UUID campaign, PauseReason why, Instant now) {
        return campaigns.pause(subAccount, campaign, why, now);
    }

    @Override
    public boolean resume(SubAccountId subAccount, UUID campaign, Instant now) {
        return campaigns.resume(subAccount, campaign, now);
    }

    @Override
    public List<Recipient> recipients(SubAccountId subAccount, UUID campaign, int after, int limit) {
        return recipients.list(subAccount, campaign, after, limit);
    }

    @Override
    public Optional<Subscriber> subscriber(String token) {
        return recipients.subscriber(token);
    }

    @Override
    public void unsubscribe(Subscriber subscriber, Instant now) {
        lock.take(subscriber.subAccount());
        recipients.unsubscribe(subscriber, now);
        changes.append(subscriber.subAccount(), Subject.ofContact(Kind.CONTACT_CHANGED, subscriber.contact()), now);
    }

    @Override
    public List<Due> claim(NodeId node, Instant now, int max) {
        return leases.claim(node, now, max);
    }

    @Override
    public void renew(NodeId node) {
        leases.renew(node);
    }

    @Override
    public void giveBack(NodeId node, Due campaign) {
        leases.giveBack(node, campaign);
    }

    @Override
    public Optional<Duration> nextIn(NodeId node, Instant now) {
        return leases.nextIn(node, now);
    }
}
