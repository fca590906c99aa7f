package dev.tandem.server.web.api;

import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.campaign.CampaignStore.Recipient;
import dev.tandem.server.campaign.KeepCampaign;
import dev.tandem.server.identity.Access;
import dev.tandem.server.web.api.protocol.Answer;
import dev.tandem.server.web.api.protocol.Listing;
import dev.tandem.server.web.api.protocol.Once;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import dev.tandem.server.web.api.protocol.Stretch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bulk mail (R41). */
@RestController
@RequestMapping("/api/v1/sub-accounts/{sub}/campaigns")
@Tag(name = "Campaigns")
class CampaignResource {

    private static final int ALL_MAX = 1_000;

    private final CampaignStore campaigns;
    private final KeepCampaign keepCampaign;

    CampaignResource(CampaignStore campaigns, KeepCampaign keepCampaign) {
        this.campaigns = campaigns;
        this.keepCampaign = keepCampaign;
    }

    @GetMapping
    @Operation(summary = "The campaigns", description = "The latest first.")
    Listing<CampaignJson> list(Access access, Stretch stretch) {
        return Listing.of(
                stretch.of(campaigns.all(access.subAccountId(), ALL_MAX), Campaign::id),
                campaign -> draw(access, campaign));
    }

    @PostMapping
    @Operation(
            summary = "Send bulk mail",
            description =
                    "It leaves through the provider of the sub-account, to each contact once, at the first address, with a way to"
                            + " unsubscribe. It starts at once unless `sendAt` or `draft` says otherwise. Contacts who asked for no"
                            + " emails, have no address, or were not reached before are left out.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignJson.class)))
    ResponseEntity<Object> make(Access access, Once once, @RequestBody CampaignBody body) {
        return once.answer(body, () -> {
            UUID campaign = keepCampaign.add(access, body.content());
            if (!Boolean.TRUE.equals(body.draft())) {
                start(access, campaign, body);
            }
            return Answer.created(
                    "/sub-accounts/" + access.subAccountId() + "/campaigns/" + campaign,
                    draw(access, found(access, campaign)));
        });
    }

    /** What cannot start is not kept either: a program tries again. */
    private void start(Access access, UUID campaign, CampaignBody body) {
        boolean started = false;
        try {
            started = keepCampaign.start(access, campaign, Optional.ofNullable(body.sendAt()));
        } finally {
            if (!started) {
                keepCampaign.remove(access, campaign);
            }
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "One campaign", description = "`counts` tell how its emails stand.")
    CampaignJson show(Access access, @PathVariable UUID id) {
        return draw(access, found(access, id));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change a draft",
            description = "Everything about it anew; `sendAt` and `draft` do not matter here.")
    CampaignJson change(Access access, @PathVariable UUID id, @RequestBody CampaignBody body) {
        found(access, id);
        return done(access, id, keepCampaign.change(access, id, body.content()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw a draft away")
    void remove(Access access, @PathVariable UUID id) {
        found(access, id);
        if (!keepCampaign.remove(access, id)) {
            throw Refusal.of(ProblemType.NOT_IN_THIS_STATE);
        }
    }

    /** A recipient, or somebody who was left out. */
    @Schema(name = "CampaignRecipient")
    record RecipientJson(
            UUID contactId,
            @Nullable String address,

            @Schema(description = "WAITING, LEFT_OUT, or how the email stands: QUEUED, SENT, FAILED, UNKNOWN, BOUNCED")
            String state,

            @Schema(description = "Why left out, or why the email failed") @Nullable
            String reason,

            boolean unsubscribed) {

        static RecipientJson of(Recipient recipient) {
            return new RecipientJson(
                    recipient.contact(),
                    recipient.address().orElse(null),
                    recipient.state(),
                    recipient.reason().orElse(null),
                    recipient.unsubscribed());
        }
    }

    @GetMapping("/{id}/recipients")
    @Operation(summary = "Who gets it, and who was left out", description = "Once it has started.")
    Listing<RecipientJson> recipients(Access access, @PathVariable UUID id, Stretch stretch) {
        found(access, id);
        int after = stretch.cursor().map(CampaignResource::place).orElse(0);
        List<Recipient> rows = campaigns.recipients(access.subAccountId(), id, after, stretch.limit() + 1);
        boolean more = rows.size() > stretch.limit();
        List<Recipient> shown = more ? rows.subList(0, stretch.limit()) : rows;
        return new Listing<>(
                shown.stream().map(RecipientJson::of).toList(),
                more ? Integer.toString(shown.getLast().n()) : null);
    }

    private static int place(String cursor) {
        if (!cursor.matches("\\d{1,9}")) {
            throw Refusal.parameter("cursor", "cursor.unreadable");
        }
        return Integer.parseInt(cursor);
    }

    @PostMapping("/{id}/start")
    @Operation(summary = "Start a draft now")
    CampaignJson start(Access access, @PathVariable UUID id) {
        found(access, id);
        return done(access, id, keepCampaign.start(access, id, Optional.empty()));
    }

    @PostMapping("/{id}/pause")
    @Operation(summary = "Let nothing more leave", description = "What is on its way already still leaves.")
    CampaignJson pause(Access access, @PathVariable UUID id) {
        found(access, id);
        return done(access, id, keepCampaign.pause(access, id));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Go on with whoever waits")
    CampaignJson resume(Access access, @PathVariable UUID id) {
        found(access, id);
        return done(access, id, keepCampaign.resume(access, id));
    }

    private CampaignJson done(Access access, UUID id, boolean done) {
        if (!done) {
            throw Refusal.of(ProblemType.NOT_IN_THIS_STATE);
        }
        return draw(access, found(access, id));
    }

    private CampaignJson draw(Access access, Campaign campaign) {
        return CampaignJson.of(campaign, campaigns.figures(access.subAccountId(), campaign.id()));
    }

    private Campaign found(Access access, UUID id) {
        return campaigns.find(access.subAccountId(), id).orElseThrow(Refusal::notFound);
    }
}
