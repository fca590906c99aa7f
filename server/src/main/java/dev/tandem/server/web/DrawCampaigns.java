package dev.tandem.server.web;

import dev.tandem.core.campaign.Chosen;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.State;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.campaign.CampaignStore.Recipient;
import dev.tandem.server.campaign.PreviewCampaign;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.web.CampaignView.Preview;
import dev.tandem.server.web.CampaignView.Report;
import dev.tandem.server.web.CampaignView.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws campaigns: the list, a draft with its readers, a report. */
@Component
class DrawCampaigns {

    private static final int SHOWN_MAX = 200;
    private static final int REPORT_ROWS = 100;

    private final CampaignStore campaigns;
    private final PreviewCampaign previews;

    DrawCampaigns(CampaignStore campaigns, PreviewCampaign previews) {
        this.campaigns = campaigns;
        this.previews = previews;
    }

    List<CampaignView> list(Visit visit) {
        return campaigns.all(visit.subAccount(), SHOWN_MAX).stream()
                .map(campaign -> view(visit, campaign))
                .toList();
    }

    CampaignView view(Visit visit, Campaign campaign) {
        Figures figures = campaigns.figures(visit.subAccount(), campaign.id());
        return new CampaignView(
                campaign.id(),
                campaign.content().name(),
                campaign.content().subject(),
                campaign.content().text(),
                campaign.state().name(),
                campaign.pauseReason().map(Enum::name).orElse(null),
                campaign.finishedAt()
                        .or(() -> campaign.startsAt().filter(at -> campaign.state() != State.PAUSED))
                        .orElse(campaign.changedAt()),
                visit.person(Optional.of(campaign.author())),
                figures);
    }

    Who who(List<Chosen> chosen) {
        Map<String, Long> leftOut = chosen.stream()
                .flatMap(one -> one.leftOut().stream())
                .map(Enum::name)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int gets =
                (int) chosen.stream().filter(one -> one.address().isPresent()).count();
        return new Who(chosen.size(), gets, leftOut);
    }

    /** As the nth of its readers gets it, counted from 1; null where there is none, or no provider. */
    @Nullable
    Preview preview(Visit visit, Campaign campaign, List<Chosen> chosen, int n) {
        List<Chosen> readers =
                chosen.stream().filter(one -> one.address().isPresent()).toList();
        if (readers.isEmpty()) {
            return null;
        }
        int at = Math.clamp(n, 1, readers.size());
        Chosen reader = readers.get(at - 1);
        return previews.letter(
                        visit.access(),
                        campaign.content(),
                        reader.contact(),
                        reader.address().orElseThrow())
                .map(letter -> preview(letter, at, readers.size()))
                .orElse(null);
    }

    private static Preview preview(Letter letter, int n, int of) {
        var to = letter.participants().getLast();
        return new Preview(n, of, to.name(), to.address().value(), letter.subject(), letter.text());
    }

    Report report(Visit visit, UUID campaign, int after) {
        List<Recipient> rows = campaigns.recipients(visit.subAccount(), campaign, after, REPORT_ROWS + 1);
        boolean more = rows.size() > REPORT_ROWS;
        List<Recipient> shown = more ? rows.subList(0, REPORT_ROWS) : rows;
        return new Report(shown, more ? shown.getLast().n() : null);
    }
}
