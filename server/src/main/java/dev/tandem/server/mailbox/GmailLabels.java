package dev.tandem.server.mailbox;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.MailboxId;
import java.util.List;
import java.util.Set;

/** Changes the labels of messages in a connected mailbox. No method throws for what the provider answers: see {@link Answer}. */
public interface GmailLabels {

    /** Messages that can be changed with one call. */
    int BATCH_MAX = 1_000;

    /**
     * Gives the messages these labels and takes those; whatever is so already stays. 5 units for one message, 50 for several.
     * {@code NotThere} if the only message is gone; of several, those that are gone are passed over.
     *
     * @param messages at least one, at most {@link #BATCH_MAX}
     */
    Answer<Boolean> change(MailboxId mailbox, List<GmailMessageId> messages, Set<Label> added, Set<Label> removed);
}
