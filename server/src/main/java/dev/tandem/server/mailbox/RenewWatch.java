package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.Gmail.Watch;
import dev.tandem.server.mailbox.LookStore.Claimed;
import dev.tandem.server.mailbox.LookStore.Watching;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a mailbox pushing (F24): asks for a watch when it is connected and every day from then on, and ends one that looks alive but
 * tells nothing (F25). Called while the mailbox is in this node's hands, so that no two ask at once.
 */
@Component
public class RenewWatch {

    /** A watch lasts seven days; asked for daily, six renewals in a row may fail. */
    static final Duration RENEW_EVERY = Duration.ofDays(1);

    /** With less than this left, an operator has to look. */
    static final Duration ALARM_BELOW = Duration.ofDays(2);

    static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** A refusal is about the operator's topic; time alone does not heal it. */
    static final Duration RETRY_REFUSED_AFTER = Duration.ofHours(1);

    /** So many unannounced finds in a row say that push is dead. */
    static final int UNANNOUNCED_MAX = 3;

    /** A dead push is not begun anew more often than this. */
    static final Duration ANEW_AT_MOST_EVERY = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(RenewWatch.class);

    private final Gmail gmail;
    private final LookStore looks;
    private final InstantSource clock;

    RenewWatch(Gmail gmail, LookStore looks, InstantSource clock) {
        this.gmail = gmail;
        this.looks = looks;
        this.clock = clock;
    }

    /** Asks for a watch if it is time to. */
    public void run(Claimed claimed) {
        Instant now = clock.instant();
        boolean dead = seemsDead(claimed.watching(), now);
        if (!gmail.canPush() || (!dead && claimed.watching().dueAt().isAfter(now))) {
            return;
        }
        if (dead) {
            LOG.warn("Mailbox {} changes without a notice; its watch is begun anew", claimed.mailbox());
            gmail.stopWatch(claimed.mailbox());
        }
        looks.watchAsked(claimed.mailbox());
        ask(claimed, now);
    }

    private static boolean seemsDead(Watching watching, Instant now) {
        Instant askedAt = watching.dueAt().minus(RENEW_EVERY);
        return watching.unannounced() >= UNANNOUNCED_MAX
                && watching.until().isPresent()
                && !askedAt.plus(ANEW_AT_MOST_EVERY).isAfter(now);
    }

    private void ask(Claimed claimed, Instant now) {
        MailboxId mailbox = claimed.mailbox();
        switch (gmail.watch(mailbox)) {
            case Answer.Got<Watch>(Watch watch) -> looks.watched(mailbox, watch.expiresAt(), now.plus(RENEW_EVERY));
            case Answer.ConsentLost<Watch> lost -> looks.notWatched(mailbox, now.plus(RETRY_AFTER));
            case Answer.TryLater<Watch> later ->
                failed(claimed, later.notBefore().orElse(now.plus(RETRY_AFTER)), later.reason());
            case Answer.NoAnswer<Watch>(String reason) -> failed(claimed, now.plus(RETRY_AFTER), reason);
            case Answer.NotThere<Watch> missing ->
                failed(claimed, now.plus(RETRY_REFUSED_AFTER), "there is no such topic");
            case Answer.Refused<Watch>(String reason) -> failed(claimed, now.plus(RETRY_REFUSED_AFTER), reason);
        }
    }

    private void failed(Claimed claimed, Instant again, String reason) {
        looks.notWatched(claimed.mailbox(), again);
        Optional<Instant> endsSoon = claimed.watching().until().filter(this::isSoon);
        if (endsSoon.isPresent()) {
            LOG.error(
                    "Push of mailbox {} ends at {} and cannot be renewed: {}",
                    claimed.mailbox(),
                    endsSoon.get(),
                    reason);
        } else {
            LOG.warn("No push for mailbox {} yet, it is polled; next try at {}: {}", claimed.mailbox(), again, reason);
        }
    }

    private boolean isSoon(Instant end) {
        return end.isBefore(clock.instant().plus(ALARM_BELOW));
    }
}
