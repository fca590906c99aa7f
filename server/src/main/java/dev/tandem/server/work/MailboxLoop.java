package dev.tandem.server.work;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.inbound.ImportHistory;
import dev.tandem.server.inbound.ImportOutcome;
import dev.tandem.server.mailbox.LoseConsent;
import dev.tandem.server.mailbox.MailboxSignal;
import dev.tandem.server.mailbox.MailboxStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs the import of each mailbox: at once when something is said to be new, and regularly in any case. One run per mailbox at a time; a
 * signal during a run leads to another run after it (F28).
 */
@Component
class MailboxLoop implements MailboxSignal {

    /** R82: without push, new mail is here within 30 s; this asks far more often, at 24 quota units a minute. */
    static final long POLL_EVERY_MILLISECONDS = 5_000;

    static final Duration TROUBLE_PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MailboxLoop.class);

    private final ImportHistory importHistory;
    private final MailboxStore mailboxes;
    private final LoseConsent loseConsent;
    private final InstantSource clock;
    private final Map<MailboxId, OneAtATime> runs = new ConcurrentHashMap<>();
    private final Map<MailboxId, Instant> pausedUntil = new ConcurrentHashMap<>();

    MailboxLoop(ImportHistory importHistory, MailboxStore mailboxes, LoseConsent loseConsent, InstantSource clock) {
        this.importHistory = importHistory;
        this.mailboxes = mailboxes;
        this.loseConsent = loseConsent;
        this.clock = clock;
    }

    @Override
    public void wake(MailboxId mailbox) {
        runs.computeIfAbsent(mailbox, id -> new OneAtATime(() -> run(id))).ask();
    }

    @Scheduled(fixedDelay = POLL_EVERY_MILLISECONDS)
    void poll() {
        mailboxes.toBeSynced().forEach(this::wake);
    }

    private void run(MailboxId mailbox) {
        if (pausedUntil.getOrDefault(mailbox, Instant.EPOCH).isAfter(clock.instant())) {
            return;
        }
        try {
            mailboxes.takeHint(mailbox);
            follow(mailbox, importHistory.run(mailbox));
        } catch (RuntimeException broken) {
            LOG.warn("The import of mailbox {} broke off and will be repeated", mailbox, broken);
        }
    }

    private void follow(MailboxId mailbox, ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.ReadToEnd done -> mailboxes.synced(mailbox, clock.instant());
            case ImportOutcome.ConsentLost lost -> loseConsent.run(mailbox);
            case ImportOutcome.TryLater(Optional<Instant> notBefore, String reason) -> {
                Instant until = notBefore.orElseGet(() -> clock.instant().plus(TROUBLE_PAUSE));
                pausedUntil.put(mailbox, until);
                LOG.info("Mailbox {} is left alone until {}: {}", mailbox, until, reason);
            }
        }
    }
}
