package dev.tandem.core.given;

import dev.tandem.core.inbound.Change;
import dev.tandem.core.inbound.HistoryPlan;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stretch of a mailbox's history, told in its order. A message is called by its id, its thread "t" and that id. */
public final class GivenHistory {

    private final List<Change> changes = new ArrayList<>();

    private GivenHistory() {}

    public static GivenHistory aHistory() {
        return new GivenHistory();
    }

    public GivenHistory arrives(String message, long at, Label... labels) {
        return takes(new Change.MessageAdded(
                id(message), threadOf(message), Optional.of(Set.of(labels)), new HistoryCursor(at)));
    }

    /** The history says that it came, and nothing of its labels. */
    public GivenHistory arrivesUnlabelled(String message, long at) {
        return takes(new Change.MessageAdded(id(message), threadOf(message), Optional.empty(), new HistoryCursor(at)));
    }

    public GivenHistory gains(String message, Label... labels) {
        return takes(new Change.LabelsAdded(id(message), threadOf(message), Set.of(labels)));
    }

    public GivenHistory loses(String message, Label... labels) {
        return takes(new Change.LabelsRemoved(id(message), threadOf(message), Set.of(labels)));
    }

    public GivenHistory vanishes(String message) {
        return takes(new Change.MessageDeleted(id(message)));
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public HistoryPlan plan() {
        return HistoryPlan.of(changes);
    }

    public static GmailMessageId id(String message) {
        return new GmailMessageId(message);
    }

    public static ThreadId threadOf(String message) {
        return new ThreadId("t" + message);
    }

    private GivenHistory takes(Change change) {
        changes.add(change);
        return this;
    }
}
