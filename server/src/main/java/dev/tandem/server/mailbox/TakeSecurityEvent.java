package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.SecurityEventDesk.Reading.Told;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a security event in: the mailbox is looked into at once, and what Google answers there decides (R74). An event is a hint like a push:
 * an old one that is sent again after a new consent takes nothing away from anybody.
 */
@Component
public class TakeSecurityEvent {

    private static final Logger LOG = LoggerFactory.getLogger(TakeSecurityEvent.class);

    private final MailboxStore mailboxes;
    private final MailboxSignal signal;
    private final InstantSource clock;

    TakeSecurityEvent(MailboxStore mailboxes, MailboxSignal signal, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.signal = signal;
        this.clock = clock;
    }

    /** Stored when this returns. An event about somebody we do not know means nothing. */
    public void run(Told told) {
        told.subjects().forEach(subject -> mailboxes.ofSubject(subject).ifPresent(mailbox -> look(mailbox, told)));
    }

    private void look(MailboxId mailbox, Told told) {
        LOG.info("Google tells of {} for mailbox {}, which is looked into", told.kinds(), mailbox);
        mailboxes.hint(mailbox, clock.instant());
        signal.wake(mailbox);
    }
}
