package dev.tandem.server.mailbox;

import dev.tandem.core.mailbox.MailboxId;

/**
 * Says inside this process that a mailbox may have something new, so that a run begins at once. What must survive a crash is stored as a
 * hint first; a signal that is lost costs only time.
 */
public interface MailboxSignal {

    /** Looks soon if it is due; during a look, looks again after it. */
    void wake(MailboxId mailbox);
}
