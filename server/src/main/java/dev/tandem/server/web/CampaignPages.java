package dev.tandem.server.web;

import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.template.Field;
import dev.tandem.server.BadInput;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.campaign.KeepCampaign;
import dev.tandem.server.campaign.PreviewCampaign;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.web.CampaignForm.Written;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Bulk mail (R41): the list, a draft, its report. */
@Controller
@RequestMapping("/s/{sub}/campaigns")
class CampaignPages {

    private static final int TAGS_MAX = 200;
    private static final Map<String, String> SENTENCES = Map.of(
            "name", "campaign.error.line",
            "subject", "campaign.error.subject",
            "text", "campaign.error.text",
            "perHour", "campaign.error.perHour",
            "provider", "campaign.error.provider",
            "audience", "campaign.error.audience",
            "sendAt", "campaign.error.sendAt");

    private final CampaignStore campaigns;
    private final KeepCampaign keepCampaign;
    private final PreviewCampaign previewCampaign;
    private final DrawCampaigns drawCampaigns;
    private final ContactQueries contacts;

    CampaignPages(
            CampaignStore campaigns,
            KeepCampaign keepCampaign,
            PreviewCampaign previewCampaign,
            DrawCampaigns drawCampaigns,
            ContactQueries contacts) {
        this.campaigns = campaigns;
        this.keepCampaign = keepCampaign;
        this.previewCampaign = previewCampaign;
        this.drawCampaigns = drawCampaigns;
        this.contacts = contacts;
    }

    @GetMapping
    String list(Visit visit, Model model, @RequestParam(required = false) @Nullable String part) {
        model.addAttribute("campaigns", drawCampaigns.list(visit));
        return "rows".equals(part) ? "campaigns :: rows" : "campaigns";
    }

    @GetMapping("/new")
    String write(Visit visit, Model model) {
        editor(visit, model, Optional.empty(), CampaignForm.EMPTY);
        return "campaign";
    }

    /** To contacts that were ticked in their table. */
    @PostMapping("/to")
    String writeTo(Visit visit, Model model, @RequestParam(name = "contact") List<UUID> ticked) {
        editor(visit, model, Optional.empty(), CampaignForm.to(ticked));
        return "campaign";
    }

    @PostMapping
    String add(Visit visit, Model model, Written written, HttpServletResponse response) {
        try {
            UUID campaign = keepCampaign.add(visit.access(), written.content(Optional.empty()));
            return "redirect:" + visit.path("/campaigns/" + campaign);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            editor(visit, model, Optional.empty(), written.back(Faults.sentences(refused, SENTENCES), 0));
            return "campaign";
        }
    }

    @GetMapping("/{campaign}")
    String show(
            Visit visit,
            Model model,
            @PathVariable UUID campaign,
            @RequestParam(defaultValue = "1") int reader,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable String part) {
        Campaign found = found(visit, campaign);
        model.addAttribute("campaign", drawCampaigns.view(visit, found));
        if (found.state() == Campaign.State.DRAFT) {
            editor(visit, model, Optional.of(found), CampaignForm.of(found.content()));
            List<Chosen> chosen =
                    keepCampaign.audience(visit.access(), found.content().audience());
            model.addAttribute("who", drawCampaigns.who(chosen));
            model.addAttribute("preview", drawCampaigns.preview(visit, found, chosen, reader));
            return "campaign";
        }
        model.addAttribute("leftOut", campaigns.leftOut(visit.subAccount(), campaign));
        model.addAttribute("report", drawCampaigns.report(visit, campaign, after));
        return "report".equals(part) ? "campaign-report :: report" : "campaign-report";
    }

    @PostMapping("/{campaign}")
    String change(
            Visit visit, Model model, @PathVariable UUID campaign, Written written, HttpServletResponse response) {
        Campaign found = found(visit, campaign);
        try {
            keepCampaign.change(visit.access(), campaign, written.content(Optional.of(found)));
            return "redirect:" + visit.path("/campaigns/" + campaign);
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            int chosen = found.content().audience().contacts().map(List::size).orElse(0);
            model.addAttribute("campaign", drawCampaigns.view(visit, found));
            editor(visit, model, Optional.of(found), written.back(Faults.sentences(refused, SENTENCES), chosen));
            return "campaign";
        }
    }

    @PostMapping("/{campaign}/start")
    String start(
            Visit visit,
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable String sendAt,
            RedirectAttributes next) {
        Optional<Instant> at =
                WhenToSend.said(sendAt, visit.access().subAccount().timeZone());
        try {
            keepCampaign.start(visit.access(), campaign, at);
        } catch (BadInput refused) {
            next.addFlashAttribute(
                    "refusal", SENTENCES.get(refused.faults().getFirst().field()));
        }
        return "redirect:" + visit.path("/campaigns/" + campaign);
    }

    /** As the first of its readers gets it. */
    @PostMapping("/{campaign}/test")
    String test(Visit visit, @PathVariable UUID campaign, RedirectAttributes next) {
        Campaign found = found(visit, campaign);
        boolean sent = keepCampaign.audience(visit.access(), found.content().audience()).stream()
                .filter(chosen -> chosen.address().isPresent())
                .findFirst()
                .map(chosen -> previewCampaign.sendToMe(
                        visit.access(),
                        found.content(),
                        chosen.contact(),
                        chosen.address().orElseThrow()))
                .orElse(false);
        next.addFlashAttribute("tested", sent ? "campaign.tested" : "campaign.error.audience");
        return "redirect:" + visit.path("/campaigns/" + campaign);
    }

    @PostMapping("/{campaign}/pause")
    String pause(Visit visit, @PathVariable UUID campaign) {
        keepCampaign.pause(visit.access(), campaign);
        return "redirect:" + visit.path("/campaigns/" + campaign);
    }

    @PostMapping("/{campaign}/resume")
    String resume(Visit visit, @PathVariable UUID campaign) {
        keepCampaign.resume(visit.access(), campaign);
        return "redirect:" + visit.path("/campaigns/" + campaign);
    }

    @PostMapping("/{campaign}/remove")
    String remove(Visit visit, @PathVariable UUID campaign) {
        keepCampaign.remove(visit.access(), campaign);
        return "redirect:" + visit.path("/campaigns");
    }

    private Campaign found(Visit visit, UUID campaign) {
        return campaigns.find(visit.subAccount(), campaign).orElseThrow(NothingHere::new);
    }

    private void editor(Visit visit, Model model, Optional<Campaign> campaign, CampaignForm form) {
        model.addAttribute("form", form);
        model.addAttribute("draft", campaign.map(Campaign::id).orElse(null));
        model.addAttribute("tags", contacts.tags(visit.subAccount(), TAGS_MAX));
        model.addAttribute("people", visit.people());
        model.addAttribute("fields", Field.values());
    }
}
