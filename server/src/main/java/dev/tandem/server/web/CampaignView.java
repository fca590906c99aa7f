package dev.tandem.server.web;

import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.CampaignStore.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign on a page.
 *
 * @param when it starts, started, ended or was changed, as its state has it
 * @param pauseReason why it is paused, if it is
 */
public record CampaignView(
        UUID id,
        String name,
        String subject,
        String text,
        String state,
        @Nullable String pauseReason,
        Instant when,
        @Nullable Person author,
        Figures figures) {

    /** How much of it is done, from 0 to 100. */
    public int percent() {
        int all = figures.recipients();
        return all == 0 ? 0 : (int) Math.min(100, figures.filed() * 100L / all);
    }

    /**
     * Who gets a draft.
     *
     * @param leftOut how many are left out, by reason
     */
    public record Who(int chosen, int gets, Map<String, Long> leftOut) {}

    /** A draft as one of its recipients gets it. */
    public record Preview(int n, int of, String name, String address, String subject, String text) {}

    /** The report of a campaign that has begun: a stretch of its recipients. */
    public record Report(
            List<Recipient> recipients, @Nullable Integer next) {}
}
