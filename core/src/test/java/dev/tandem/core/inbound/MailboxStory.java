package dev.tandem.core.inbound;

import static dev.tandem.core.given.GivenHistory.id;
import static dev.tandem.core.given.GivenHistory.threadOf;

import dev.tandem.core.given.Chance;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What really happens in a mailbox, and what its history tells of it. */
final class MailboxStory {

    private static final List<Label> LABELS = List.of(
            Label.INBOX, Label.SENT, Label.SPAM, Label.TRASH, Label.UNREAD, Label.STARRED, new Label("Label_7"));

    private static final int MESSAGES_BEFORE = 4;
    private static final int EVENTS_MAX = 40;

    /** What the mailbox held before, and still would if nothing had happened. */
    final Map<GmailMessageId, Set<Label>> before = new LinkedHashMap<>();

    /** What it holds in the end. */
    final Map<GmailMessageId, Set<Label>> now = new LinkedHashMap<>();

    /** Where history added what came in, in the order of coming. */
    final Map<GmailMessageId, HistoryCursor> cameIn = new LinkedHashMap<>();

    /** What moved into scope at least once. */
    final Set<GmailMessageId> movedIn = new HashSet<>();

    final Set<GmailMessageId> deleted = new LinkedHashSet<>();
    final List<Change> changes = new ArrayList<>();

    private final Chance chance;
    private long history;

    MailboxStory(long seed) {
        chance = new Chance(seed);
        history = chance.anyLong();
        for (int message = 0; message < MESSAGES_BEFORE; message++) {
            before.put(id("old" + message), Set.copyOf(someLabels()));
        }
        before.forEach((message, labels) -> now.put(message, new HashSet<>(labels)));
        int events = chance.below(EVENTS_MAX);
        for (int event = 0; event < events; event++) {
            happen("new" + event);
        }
    }

    private void happen(String next) {
        history++;
        if (now.isEmpty() || chance.oneIn(3)) {
            arrives(next);
            return;
        }
        GmailMessageId message = chance.oneOf(List.copyOf(now.keySet()));
        if (chance.oneIn(6)) {
            now.remove(message);
            deleted.add(message);
            changes.add(new Change.MessageDeleted(message));
        } else if (chance.oneIn(2)) {
            gains(message, Set.copyOf(someLabels()));
        } else {
            loses(message, Set.copyOf(someLabels()));
        }
    }

    private void arrives(String name) {
        Set<Label> labels = Set.copyOf(someLabels());
        now.put(id(name), new HashSet<>(labels));
        cameIn.put(id(name), new HistoryCursor(history));
        changes.add(new Change.MessageAdded(id(name), threadOf(name), Optional.of(labels), new HistoryCursor(history)));
    }

    private void gains(GmailMessageId message, Set<Label> labels) {
        labelsOf(message).addAll(labels);
        note(message, labels.contains(Label.INBOX) || labels.contains(Label.SENT));
        changes.add(new Change.LabelsAdded(message, threadOf(message.value()), labels));
    }

    private void loses(GmailMessageId message, Set<Label> labels) {
        labelsOf(message).removeAll(labels);
        note(message, labels.contains(Label.SPAM) || labels.contains(Label.TRASH));
        changes.add(new Change.LabelsRemoved(message, threadOf(message.value()), labels));
    }

    private void note(GmailMessageId message, boolean entered) {
        if (entered) {
            movedIn.add(message);
        }
    }

    private Set<Label> labelsOf(GmailMessageId message) {
        return Objects.requireNonNull(now.get(message));
    }

    private List<Label> someLabels() {
        return chance.someOf(LABELS, 3);
    }
}
