package dev.tandem.core.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.Optional;
import java.util.Set;

/** One entry of a mailbox's history. */
public sealed interface Change {

    /** The message it is about. */
    GmailMessageId message();

    /**
     * A message came in, was sent, or was put there.
     *
     * @param labels empty where the history does not say
     * @param at its place in the history
     */
    record MessageAdded(GmailMessageId message, ThreadId threadId, Optional<Set<Label>> labels, HistoryCursor at)
            implements Change {}

    /** A message got labels. */
    record LabelsAdded(GmailMessageId message, ThreadId threadId, Set<Label> labels) implements Change {}

    /** A message lost labels. */
    record LabelsRemoved(GmailMessageId message, ThreadId threadId, Set<Label> labels) implements Change {}

    /** A message was deleted for ever. */
    record MessageDeleted(GmailMessageId message) implements Change {}
}
