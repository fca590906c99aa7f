package dev.tandem.core.inbound;

import dev.tandem.core.mail.GmailMessageId;
import java.util.List;
import java.util.Set;

/**
 * What a stretch of history asks for, folded per message: the last change wins (F18), what came and went is gone (F14).
 *
 * @param candidates messages that want a verdict, in the order in which they came
 * @param labelChanges for messages that may be here already
 * @param deleted messages that are gone for ever
 */
public record HistoryPlan(List<Candidate> candidates, List<LabelChange> labelChanges, Set<GmailMessageId> deleted) {

    /** Copies the collections. */
    public HistoryPlan {
        candidates = List.copyOf(candidates);
        labelChanges = List.copyOf(labelChanges);
        deleted = Set.copyOf(deleted);
    }

    /** Folds the changes of one stretch of history, given in its order. */
    public static HistoryPlan of(List<Change> changes) {
        HistoryFold fold = new HistoryFold();
        changes.forEach(fold::take);
        return fold.plan();
    }
}
