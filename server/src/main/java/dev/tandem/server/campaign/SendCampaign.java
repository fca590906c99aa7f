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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /** So many are written at the same time and filed in one transaction; a crash repeats no more than these. */
    private static final int TOGETHER_MAX = 10;

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
        for (int from = 0; from < readers.size(); from += TOGETHER_MAX) {
            List<Waiting> some = readers.subList(from, Math.min(from + TOGETHER_MAX, readers.size()));
            if (!serve(due, sender, campaign, some)) {
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

    /** R51: whoever asked meanwhile for no emails gets none. False if there is nobody to carry them. */
    private boolean serve(Due due, Sender sender, Campaign campaign, List<Waiting> some) {
        some.stream()
                .filter(Waiting::doNotDisturb)
                .forEach(reader -> transaction.executeWithoutResult(status -> campaigns.leaveOut(
                        due.subAccount(), due.campaign(), reader.n(), LeftOut.DO_NOT_DISTURB.name())));
        List<Waiting> readers =
                some.stream().filter(reader -> !reader.doNotDisturb()).toList();
        List<ProviderEmail> emails = readers.stream()
                .flatMap(
                        reader -> letters
                                .to(sender, campaign.content(), reader)
                                .map(letter -> email(due, campaign, reader, letter))
                                .stream())
                .toList();
        if (emails.size() < readers.size()) {
            return false;
        }
        file(due, readers, emails);
        return true;
    }

    private static ProviderEmail email(Due due, Campaign campaign, Waiting reader, Letter letter) {
        return new ProviderEmail(
                due.subAccount(),
                reader.contact(),
                Optional.of(campaign.author()),
                Origin.BULK,
                due.campaign() + " " + reader.n(),
                Optional.empty(),
                letter);
    }

    private void file(Due due, List<Waiting> readers, List<ProviderEmail> emails) {
        List<Written> written = writtenTogether(emails);
        CrashPoint.pass("campaign.written");
        transaction.executeWithoutResult(status -> {
            for (int n = 0; n < written.size(); n++) {
                file(due, readers.get(n), written.get(n));
            }
        });
        CrashPoint.pass("campaign.filed");
    }

    /** Noted first: a campaign that was paused meanwhile, or a recipient of another node, files nothing. */
    private void file(Due due, Waiting reader, Written written) {
        if (campaigns.filed(due.subAccount(), due.campaign(), reader.n())) {
            fileProviderEmail
                    .file(written, clock.instant())
                    .ifPresent(message -> campaigns.became(due.subAccount(), due.campaign(), reader.n(), message));
        }
    }

    /** Each waits for the disk several times; together they wait once. */
    private List<Written> writtenTogether(List<ProviderEmail> emails) {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Written>> written = emails.stream()
                    .map(email -> CompletableFuture.supplyAsync(() -> fileProviderEmail.write(email), writers))
                    .toList();
            return written.stream().map(CompletableFuture::join).toList();
        }
    }

    private void pause(Due due, PauseReason why) {
        transaction.executeWithoutResult(
                status -> campaigns.pause(due.subAccount(), due.campaign(), why, clock.instant()));
    }
}
