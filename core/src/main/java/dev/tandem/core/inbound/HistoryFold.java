package dev.tandem.core.inbound;

import dev.tandem.core.inbound.Change.LabelsAdded;
import dev.tandem.core.inbound.Change.LabelsRemoved;
import dev.tandem.core.inbound.Change.MessageAdded;
import dev.tandem.core.inbound.Change.MessageDeleted;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Folds history change by change. Deleting what nobody knows is harmless, and nothing rises from the dead (F14). */
final class HistoryFold {

    /** Losing one of these can bring a message into scope (R17, F15). */
    private static final Set<Label> KEEPING_OUT = Set.of(Label.SPAM, Label.TRASH);

    /** Gaining one of these can bring a message into scope (R17, F15). */
    private static final Set<Label> LETTING_IN = Set.of(Label.INBOX, Label.SENT);

    private final Map<GmailMessageId, Candidate> candidates = new LinkedHashMap<>();
    private final Map<GmailMessageId, Set<Label>> added = new LinkedHashMap<>();
    private final Map<GmailMessageId, Set<Label>> removed = new LinkedHashMap<>();
    private final Set<GmailMessageId> deleted = new LinkedHashSet<>();

    void take(Change change) {
        switch (change) {
            case MessageAdded arrival -> arrived(arrival);
            case LabelsAdded labels -> gained(labels);
            case LabelsRemoved labels -> lost(labels);
            case MessageDeleted deletion -> vanished(deletion.message());
        }
    }

    HistoryPlan plan() {
        return new HistoryPlan(
                candidates.values().stream().toList(),
                touched().stream().map(this::labelChange).toList(),
                deleted);
    }

    private void arrived(MessageAdded arrival) {
        if (!deleted.contains(arrival.message())) {
            candidates.merge(arrival.message(), asCandidate(arrival), HistoryFold::filledIn);
        }
    }

    private Candidate asCandidate(MessageAdded arrival) {
        GmailMessageId id = arrival.message();
        return new Candidate(
                id, arrival.threadId(), arrival.labels().map(then -> labelsNow(id, then)), Optional.of(arrival.at()));
    }

    /** An arrival can be told twice, and after changes of its labels: what is known already stays, what was unknown is filled in. */
    private static Candidate filledIn(Candidate known, Candidate told) {
        return new Candidate(
                known.message(),
                known.threadId(),
                known.labels().or(told::labels),
                known.addedAt().or(told::addedAt));
    }

    private void gained(LabelsAdded change) {
        labelsOf(added, change.message()).addAll(change.labels());
        labelsOf(removed, change.message()).removeAll(change.labels());
        relabel(change.message());
        if (change.labels().stream().anyMatch(LETTING_IN::contains)) {
            mayEnter(change.message(), change.threadId());
        }
    }

    private void lost(LabelsRemoved change) {
        labelsOf(removed, change.message()).addAll(change.labels());
        labelsOf(added, change.message()).removeAll(change.labels());
        relabel(change.message());
        if (change.labels().stream().anyMatch(KEEPING_OUT::contains)) {
            mayEnter(change.message(), change.threadId());
        }
    }

    private void vanished(GmailMessageId message) {
        candidates.remove(message);
        deleted.add(message);
    }

    /** A label that changes after the arrival changes what the arrival carries. */
    private void relabel(GmailMessageId message) {
        candidates.computeIfPresent(
                message,
                (id, candidate) -> new Candidate(
                        id,
                        candidate.threadId(),
                        candidate.labels().map(labels -> labelsNow(id, labels)),
                        candidate.addedAt()));
    }

    private Set<Label> labelsNow(GmailMessageId message, Set<Label> before) {
        Set<Label> now = new HashSet<>(before);
        now.addAll(added.getOrDefault(message, Set.of()));
        now.removeAll(removed.getOrDefault(message, Set.of()));
        return Set.copyOf(now);
    }

    private void mayEnter(GmailMessageId message, ThreadId threadId) {
        if (!deleted.contains(message)) {
            candidates.computeIfAbsent(message, id -> new Candidate(id, threadId, Optional.empty(), Optional.empty()));
        }
    }

    /** A changed message stands in both maps; changes of what is gone are of no use (F14). */
    private Set<GmailMessageId> touched() {
        Set<GmailMessageId> messages = new LinkedHashSet<>(added.keySet());
        messages.removeAll(deleted);
        return messages;
    }

    private LabelChange labelChange(GmailMessageId message) {
        return new LabelChange(message, labelsOf(added, message), labelsOf(removed, message));
    }

    private static Set<Label> labelsOf(Map<GmailMessageId, Set<Label>> changes, GmailMessageId message) {
        return changes.computeIfAbsent(message, id -> new LinkedHashSet<>());
    }
}
