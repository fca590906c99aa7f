package dev.tandem.server.mailbox;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a notice in: what it tells is stored, and somebody is woken to look. Nothing is asked of the provider here (F30). */
@Component
public class TakeNotice {

    private static final Logger LOG = LoggerFactory.getLogger(TakeNotice.class);

    private final MailboxStore mailboxes;
    private final LookStore looks;
    private final MailboxSignal signal;
    private final InstantSource clock;

    TakeNotice(MailboxStore mailboxes, LookStore looks, MailboxSignal signal, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.looks = looks;
        this.signal = signal;
        this.clock = clock;
    }

    /** Stored when this returns. A notice for a mailbox that nobody is connected to means nothing (F31). */
    public void run(Notice notice) {
        mailboxes.connectedWithAddress(notice.address()).stream()
                .filter(mailbox -> looks.notice(mailbox, notice.cursor(), clock.instant()))
                .forEach(mailbox -> {
                    LOG.debug("Mailbox {} has moved to {}", mailbox, notice.cursor());
                    signal.wake(mailbox);
                });
    }
}
