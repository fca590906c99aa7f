package dev.tandem.server.campaign;

import dev.tandem.core.campaign.AudienceRules;
import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.campaign.PaceRules;
import dev.tandem.core.outbound.Origin;
import dev.tandem.core.outbound.SendPlan;
import dev.tandem.core.outbound.SenderMailbox;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.Campaign.PauseReason;
import dev.tandem.server.identity.Access;
import dev.tandem.server.provider.FindProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Members write campaigns, start, pause and resume them. */
@Component
public class KeepCampaign {

    /** Of name and subject. */
    public static final int LINE_MAX_CHARACTERS = 200;

    /** Of text and html each. */
    public static final int TEXT_MAX_CHARACTERS = 200_000;

    /** More than one campaign should reach. */
    public static final int CONTACTS_MAX = 100_000;

    private static final Duration PAST_MAX = Duration.ofMinutes(1);
    private static final Duration AHEAD_MAX = Duration.ofDays(366);

    private final CampaignStore campaigns;
    private final FindProvider findProvider;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    KeepCampaign(
            CampaignStore campaigns,
            FindProvider findProvider,
            TransactionOperations transaction,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.findProvider = findProvider;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a draft.
     *
     * @throws BadInput naming every field that cannot be; then nothing was kept
     */
    public UUID add(Access access, Content content) {
        check(content);
        return Objects.requireNonNull(transaction.execute(
                status -> campaigns.add(access.subAccountId(), access.userId(), content, clock.instant())));
    }

    /**
     * Changes a draft; false if it is none any more.
     *
     * @throws BadInput naming every field that cannot be; then nothing was changed
     */
    public boolean change(Access access, UUID campaign, Content content) {
        check(content);
        return within(() -> campaigns.change(access.subAccountId(), campaign, content, clock.instant()));
    }

    /** Throws a draft away; false if it is none any more. */
    public boolean remove(Access access, UUID campaign) {
        return within(() -> campaigns.remove(access.subAccountId(), campaign));
    }

    /**
     * Starts a draft, now or then; false if it is none any more.
     *
     * @throws BadInput if there is no provider, nobody to get it, or no such time
     */
    public boolean start(Access access, UUID campaign, Optional<Instant> at) {
        Instant now = clock.instant();
        boolean provider = findProvider.fromAddress(access.subAccountId()).isPresent();
        if (SendPlan.of(Origin.BULK, SenderMailbox.NONE, provider) instanceof SendPlan.Stays) {
            throw new BadInput("provider", "campaign.noProvider");
        }
        at.filter(time -> time.isBefore(now.minus(PAST_MAX)) || time.isAfter(now.plus(AHEAD_MAX)))
                .ifPresent(time -> {
                    throw new BadInput("sendAt", "campaign.time");
                });
        Optional<Campaign> found = campaigns.find(access.subAccountId(), campaign);
        if (found.isPresent()
                && audience(access, found.get().content().audience()).stream()
                        .noneMatch(chosen -> chosen.address().isPresent())) {
            throw new BadInput("audience", "campaign.nobody");
        }
        return within(() -> campaigns.schedule(
                access.subAccountId(), campaign, at.filter(now::isBefore).orElse(now), now));
    }

    /** Who would get it now, and who would not. */
    public List<Chosen> audience(Access access, Campaign.Audience audience) {
        return AudienceRules.of(campaigns.candidates(access.subAccountId(), audience));
    }

    /** Nothing more leaves until it is resumed; false if it was not going on. */
    public boolean pause(Access access, UUID campaign) {
        return within(() -> campaigns.pause(access.subAccountId(), campaign, PauseReason.PERSON, clock.instant()));
    }

    /** It goes on with whoever waits; false if it was not paused. */
    public boolean resume(Access access, UUID campaign) {
        return within(() -> campaigns.resume(access.subAccountId(), campaign, clock.instant()));
    }

    private boolean within(BooleanSupplier deed) {
        return Boolean.TRUE.equals(transaction.execute(status -> deed.getAsBoolean()));
    }

    private static void check(Content content) {
        List<Fault> faults = new ArrayList<>();
        line(faults, "name", content.name());
        line(faults, "subject", content.subject());
        if (content.text().isBlank() || content.text().length() > TEXT_MAX_CHARACTERS) {
            faults.add(Fault.of("text", "campaign.text", TEXT_MAX_CHARACTERS));
        }
        content.html()
                .filter(html -> html.length() > TEXT_MAX_CHARACTERS)
                .ifPresent(html -> faults.add(Fault.of("html", "campaign.text", TEXT_MAX_CHARACTERS)));
        fields(faults, "subject", content.subject());
        fields(faults, "text", content.text());
        content.html().ifPresent(html -> fields(faults, "html", html));
        content.perHour()
                .filter(limit -> limit < 1 || limit > PaceRules.PER_HOUR_MAX)
                .ifPresent(limit -> faults.add(Fault.of("perHour", "campaign.perHour", PaceRules.PER_HOUR_MAX)));
        content.audience()
                .contacts()
                .filter(chosen -> chosen.isEmpty() || chosen.size() > CONTACTS_MAX)
                .ifPresent(chosen -> faults.add(Fault.of("contactIds", "campaign.contacts", CONTACTS_MAX)));
        BadInput.throwIfAny(faults);
    }

    private static void line(List<Fault> faults, String field, String value) {
        if (value.isBlank() || value.length() > LINE_MAX_CHARACTERS) {
            faults.add(Fault.of(field, "campaign.line", LINE_MAX_CHARACTERS));
        }
    }

    private static void fields(List<Fault> faults, String field, String text) {
        List<String> unknown = new MailTemplate(text).unknownFields();
        if (!unknown.isEmpty()) {
            faults.add(Fault.of(field, "campaign.field", unknown.getFirst()));
        }
    }
}
