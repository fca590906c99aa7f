package dev.tandem.server.web.api;

import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.PauseReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bulk mail, and how it stands. */
@Schema(name = "Campaign")
record CampaignJson(
        UUID id,
        String name,
        String subject,
        String text,
        @Nullable String html,
        Campaign.State state,

        @Schema(description = "Why it is paused: by a person, for too many bounces, or without a provider") @Nullable
        PauseReason pauseReason,

        @Nullable Instant sendAt,
        @Nullable Integer perHour,
        UUID authorId,
        CountsJson counts,
        @Nullable Instant finishedAt) {

    /**
     * How many recipients it has, and what came of their emails. {@code queued} are on their way or have left; those who are left out are
     * no recipients.
     */
    @Schema(name = "CampaignCounts")
    record CountsJson(int recipients, int queued, int sent, int failed, int bounced, int unsubscribed, int leftOut) {}

    static CampaignJson of(Campaign campaign, Figures figures) {
        return new CampaignJson(
                campaign.id(),
                campaign.content().name(),
                campaign.content().subject(),
                campaign.content().text(),
                campaign.content().html().orElse(null),
                campaign.state(),
                campaign.pauseReason().orElse(null),
                campaign.startsAt().orElse(null),
                campaign.content().perHour().orElse(null),
                campaign.author().value(),
                new CountsJson(
                        figures.recipients(),
                        figures.filed(),
                        figures.sent(),
                        figures.failed(),
                        figures.bounced(),
                        figures.unsubscribed(),
                        figures.leftOut()),
                campaign.finishedAt().orElse(null));
    }
}
