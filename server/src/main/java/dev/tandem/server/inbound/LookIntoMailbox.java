package dev.tandem.server.inbound;

import dev.tandem.core.mailbox.LookRules;
import dev.tandem.core.mailbox.Looked;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.NodeId;
import dev.tandem.server.mailbox.LookStore;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.LookStore.Ended;
import dev.tandem.server.mailbox.LookStore.Standing;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.mailbox.RenewWatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look into a mailbox that is in this node's hands: brings in what is new, keeps its watch alive, and decides when to look next.
 * However it ends, the mailbox is given back.
 */
@Component
public class LookIntoMailbox {

    private static final Logger LOG = LoggerFactory.getLogger(LookIntoMailbox.class);

    private final ImportHistory importHistory;
    private final Reconcile reconcile;
    private final LookStore looks;
    private final RenewWatch renewWatch;
    private final LoseConsent loseConsent;
    private final InstantSource clock;

    LookIntoMailbox(
            ImportHistory importHistory,
            Reconcile reconcile,
            LookStore looks,
            RenewWatch renewWatch,
            LoseConsent loseConsent,
            InstantSource clock) {
        this.importHistory = importHistory;
        this.reconcile = reconcile;
        this.looks = looks;
        this.renewWatch = renewWatch;
        this.loseConsent = loseConsent;
        this.clock = clock;
    }

    /** Looks. */
    public void run(NodeId node, Claimed claimed) {
        MailboxId mailbox = claimed.mailbox();
        switch (outcome(claimed)) {
            case ImportOutcome.ReadToEnd done ->
                compared(mailbox)
                        .ifPresentOrElse(
                                next -> looks.finish(node, read(claimed, next), clock.instant()),
                                () -> consentLost(node, mailbox));
            case ImportOutcome.ConsentLost lost -> consentLost(node, mailbox);
            case ImportOutcome.GoOn(Instant at) -> looks.goOn(node, mailbox, at, clock.instant());
            case ImportOutcome.TryLater(Optional<Instant> notBefore, String reason) ->
                looks.finish(node, paused(mailbox, notBefore, reason), clock.instant());
        }
    }

    private ImportOutcome outcome(Claimed claimed) {
        try {
            ImportOutcome outcome = importHistory.run(claimed.mailbox());
            if (historyWasRead(outcome)) {
                renewWatch.run(claimed);
            }
            return outcome;
        } catch (RuntimeException broken) {
            LOG.warn("A look into mailbox {} broke off and will be repeated", claimed.mailbox(), broken);
            return new ImportOutcome.TryLater(
                    Optional.empty(), broken.getClass().getSimpleName());
        }
    }

    /** F24: a mailbox with a long backlog needs its watch as well. */
    private boolean historyWasRead(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.ReadToEnd done -> true;
            case ImportOutcome.GoOn(Instant at) -> !at.isAfter(clock.instant());
            case ImportOutcome.ConsentLost lost -> false;
            case ImportOutcome.TryLater later -> false;
        };
    }

    private void consentLost(NodeId node, MailboxId mailbox) {
        loseConsent.run(mailbox);
        looks.giveBack(node, mailbox);
    }

    /** R81: when nothing waits, there is time to compare. Says when it goes on; empty where the consent is lost. */
    private Optional<Instant> compared(MailboxId mailbox) {
        try {
            Instant now = clock.instant();
            return importHistory
                    .nextDue(mailbox)
                    .filter(due -> !due.isAfter(now))
                    .or(() -> reconcile.turn(mailbox));
        } catch (RuntimeException broken) {
            LOG.warn("Comparing mailbox {} broke off and will be repeated", mailbox, broken);
            return Optional.of(clock.instant().plus(Reconcile.PAUSE));
        }
    }

    /** @param compareAt when comparing goes on */
    private Ended read(Claimed claimed, Instant compareAt) {
        Instant now = clock.instant();
        Standing standing = looks.standing(claimed.mailbox());
        Looked looked = new Looked(
                standing.cursor().isAfter(claimed.cursor()),
                standing.noticedCursor()
                        .filter(told -> told.isAfter(standing.cursor()))
                        .isPresent(),
                standing.noticedAt(),
                standing.watching().works(now),
                importHistory
                        .nextDue(claimed.mailbox())
                        .filter(compareAt::isAfter)
                        .or(() -> Optional.of(compareAt)));
        return new Ended(
                claimed.mailbox(),
                standing,
                LookRules.next(looked, now),
                true,
                LookRules.unannounced(looked, now),
                Optional.empty());
    }

    private Ended paused(MailboxId mailbox, Optional<Instant> notBefore, String reason) {
        Standing standing = looks.standing(mailbox);
        Instant pause = clock.instant().plus(LookRules.pause(standing.failedLooks() + 1));
        Instant next = notBefore.filter(pause::isBefore).orElse(pause);
        LOG.info("Mailbox {} is left alone until {}: {}", mailbox, next, reason);
        return new Ended(mailbox, standing, next, false, false, notBefore);
    }
}
