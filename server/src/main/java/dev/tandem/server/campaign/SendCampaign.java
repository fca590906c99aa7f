package dev.tandem.server.campaign;

import dev.tandem.core.campaign.AudienceRules;
import dev.tandem.core.campaign.Chosen;
import dev.tandem.core.campaign.Chosen.LeftOut;
import dev.tandem.core.campaign.PaceRules;
import dev.tandem.core.outbound.Origin;
import dev.tandem.server.CrashPoint;
import dev.tandem.server.campaign.Campaign.Figures;
import dev.tandem.server.campaign.Campaign.PauseReason;
import dev.tandem.server.campaign.Campaign.State;
import dev.tandem.server.campaign.CampaignLetter.Sender;
import dev.tandem.server.campaign.CampaignStore.Due;
import dev.tandem.server.campaign.CampaignStore.Waiting;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.outbound.FileProviderEmail;
import dev.tandem.server.outbound.FileProviderEmail.Written;
import dev.tandem.server.outbound.Letter;
import dev.tandem.server.outbound.ProviderEmail;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One turn of a campaign (R41): at first its recipients are written down, then some of them get their email. Each is filed together with
 * the note that it is, so that whoever goes on after a crash neither skips nor doubles anybody.
 */
@Component
public class SendCampaign {

    /** 128 bits: nobody guesses somebody else's. */
    private static final int TOKEN_BYTES = 16;

    private final CampaignStore campaigns;
    private final CampaignLetter letters;
    private final FileProviderEmail fileProviderEmail;
    private final SubAccountStore subAccounts;
    private final UserStore users;
    private final TransactionOperations transaction;
    private final RandomGenerator chance;
    private final InstantSource clock;

    SendCampaign(
            CampaignStore campaigns,
            CampaignLetter letters,
            FileProviderEmail fileProviderEmail,
            SubAccountStore subAccounts,
            UserStore users,
            TransactionOperations transaction,
            RandomGenerator chance,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.letters = letters;
        this.fileProviderEmail = fileProviderEmail;
        this.subAccounts = subAccounts;
        this.users = users;
        this.transaction = transaction;
        this.chance = chance;
        this.clock = clock;
    }

    /** One turn; whether another one follows stands in the store. */
    public void run(Due due) {
        campaigns.find(due.subAccount(), due.campaign()).ifPresent(campaign -> {
            if (campaign.state() == State.SCHEDULED) {
                start(due, campaign);
            } else if (campaign.state() == State.SENDING) {
                turn(due, campaign);
            }
        });
    }

    private void start(Due due, Campaign campaign) {
        List<Chosen> chosen = AudienceRules.of(
                campaigns.candidates(due.subAccount(), campaign.content().audience()));
        List<String> tokens = Stream.generate(this::token).limit(chosen.size()).toList();
        transaction.executeWithoutResult(
                status -> campaigns.start(due.subAccount(), due.campaign(), chosen, tokens, clock.instant()));
        CrashPoint.pass("campaign.started");
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void turn(Due due, Campaign campaign) {
        Figures figures = campaigns.figures(due.subAccount(), due.campaign());
        Optional<Integer> perHour = campaign.content().perHour();
        if (PaceRules.stops(figures.sent() + figures.bounced(), figures.bounced())) {
            pause(due, PauseReason.BOUNCES);
            return;
        }
        List<Waiting> readers = campaigns.next(due.subAccount(), due.campaign(), PaceRules.turn(perHour));
        Sender sender = new Sender(
                due.subAccount(),
                subAccounts.find(due.subAccount()).orElseThrow(),
                users.find(campaign.author()).orElseThrow());
        for (Waiting reader : readers) {
            if (!serve(due, sender, campaign, reader)) {
                pause(due, PauseReason.NO_PROVIDER);
                return;
            }
        }
        transaction.executeWithoutResult(status -> {
            if (readers.isEmpty()) {
                campaigns.finish(due.subAccount(), due.campaign(), clock.instant());
            } else {
                campaigns.goOnAt(
                        due.subAccount(),
                        due.campaign(),
                        clock.instant().plus(PaceRules.pause(readers.size(), perHour)));
            }
        });
    }

    /** R51: whoever asked meanwhile for no emails gets none. False if there is nobody to carry it. */
    private boolean serve(Due due, Sender sender, Campaign campaign, Waiting reader) {
        if (reader.doNotDisturb()) {
            transaction.executeWithoutResult(status ->
                    campaigns.leaveOut(due.subAccount(), due.campaign(), reader.n(), LeftOut.DO_NOT_DISTURB.name()));
            return true;
        }
        Optional<Letter> letter = letters.to(sender, campaign.content(), reader);
        letter.ifPresent(written -> file(due, campaign, reader, written));
        return letter.isPresent();
    }

    private void file(Due due, Campaign campaign, Waiting reader, Letter letter) {
        Written written = fileProviderEmail.write(new ProviderEmail(
                due.subAccount(),
                reader.contact(),
                Optional.of(campaign.author()),
                Origin.BULK,
                due.campaign() + " " + reader.n(),
                Optional.empty(),
                letter));
        CrashPoint.pass("campaign.written");
        transaction.executeWithoutResult(status -> {
            // Noted first: a campaign that was paused meanwhile, or a recipient of another node, files nothing.
            if (campaigns.filed(due.subAccount(), due.campaign(), reader.n())) {
                fileProviderEmail
                        .file(written, clock.instant())
                        .ifPresent(message -> campaigns.became(due.subAccount(), due.campaign(), reader.n(), message));
            }
        });
        CrashPoint.pass("campaign.filed");
    }

    private void pause(Due due, PauseReason why) {
        transaction.executeWithoutResult(
                status -> campaigns.pause(due.subAccount(), due.campaign(), why, clock.instant()));
    }
}
