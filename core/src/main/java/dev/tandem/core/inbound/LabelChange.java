package dev.tandem.core.inbound;

import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import java.util.HashSet;
import java.util.Set;

/**
 * What a stretch of history did to one message's labels in the end.
 *
 * @param message in its mailbox
 * @param added those it has now and may not have had
 * @param removed those it has no longer
 */
public record LabelChange(GmailMessageId message, Set<Label> added, Set<Label> removed) {

    /** Copies the sets. */
    public LabelChange {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /** The labels of a message that had these before. */
    public Set<Label> on(Set<Label> before) {
        Set<Label> after = new HashSet<>(before);
        after.addAll(added);
        after.removeAll(removed);
        return Set.copyOf(after);
    }
}
