package dev.tandem.server.work;

import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.server.mailbox.LeaveMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** R73: leaves mailboxes that could not be left at once, until it is done. Two nodes at it at once do no harm. */
@Component
class LeavingLoop {

    static final long LOOK_EVERY_MILLISECONDS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(LeavingLoop.class);

    private final LeaveMailbox leaveMailbox;

    LeavingLoop(LeaveMailbox leaveMailbox) {
        this.leaveMailbox = leaveMailbox;
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLISECONDS)
    void look() {
        leaveMailbox.due().forEach(this::leave);
    }

    private void leave(MailboxId mailbox) {
        try {
            leaveMailbox.run(mailbox);
        } catch (RuntimeException broken) {
            LOG.warn("Mailbox {} could not be left and will be tried again", mailbox, broken);
        }
    }
}
