package dev.tandem.server.work;

import dev.tandem.server.NodeId;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.campaign.CampaignStore.Due;
import dev.tandem.server.campaign.SendCampaign;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Goes on with campaigns when it is time to; of several, each has its turn. */
@Component
class CampaignLoop implements DueWork<Due> {

    static final int AT_ONCE_MAX = 2;

    private final CampaignStore campaigns;
    private final SendCampaign sendCampaign;
    private final NodeId node;
    private final InstantSource clock;

    CampaignLoop(CampaignStore campaigns, SendCampaign sendCampaign, NodeId node, InstantSource clock) {
        this.campaigns = campaigns;
        this.sendCampaign = sendCampaign;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public List<Due> claim(int max) {
        return campaigns.claim(node, clock.instant(), max);
    }

    @Override
    public void run(Due due) {
        try {
            sendCampaign.run(due);
        } finally {
            campaigns.giveBack(node, due);
        }
    }

    @Override
    public void renew() {
        campaigns.renew(node);
    }

    @Override
    public Optional<Duration> nextIn() {
        return campaigns.nextIn(node, clock.instant());
    }
}
