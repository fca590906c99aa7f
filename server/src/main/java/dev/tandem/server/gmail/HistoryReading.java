package dev.tandem.server.gmail;

import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.HistoryLabelAdded;
import com.google.api.services.gmail.model.HistoryLabelRemoved;
import com.google.api.services.gmail.model.HistoryMessageAdded;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.Message;
import dev.tandem.core.inbound.Change;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mail.Label;
import dev.tandem.core.mail.ThreadId;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.server.mailbox.Gmail.HistoryPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a page of history from its typed lists; any of them, and even the history itself, can be absent (F08). */
final class HistoryReading {

    private HistoryReading() {}

    static HistoryPage page(ListHistoryResponse answer) {
        List<Change> changes = new ArrayList<>();
        for (History record : orNone(answer.getHistory())) {
            HistoryCursor at = HistoryCursor.parse(record.getId().toString());
            for (HistoryMessageAdded added : orNone(record.getMessagesAdded())) {
                changes.add(added(added.getMessage(), at));
            }
            changes.addAll(labelChanges(record));
            for (var deleted : orNone(record.getMessagesDeleted())) {
                changes.add(new Change.MessageDeleted(id(deleted.getMessage())));
            }
        }
        return new HistoryPage(
                changes,
                Optional.ofNullable(answer.getNextPageToken()),
                HistoryCursor.parse(answer.getHistoryId().toString()));
    }

    private static Change added(Message message, HistoryCursor at) {
        Optional<Set<Label>> labels = Optional.ofNullable(message.getLabelIds()).map(HistoryReading::labels);
        return new Change.MessageAdded(id(message), thread(message), labels, at);
    }

    private static List<Change> labelChanges(History record) {
        List<Change> changes = new ArrayList<>();
        for (HistoryLabelAdded added : orNone(record.getLabelsAdded())) {
            Message message = added.getMessage();
            changes.add(new Change.LabelsAdded(id(message), thread(message), labels(orNone(added.getLabelIds()))));
        }
        for (HistoryLabelRemoved removed : orNone(record.getLabelsRemoved())) {
            Message message = removed.getMessage();
            changes.add(new Change.LabelsRemoved(id(message), thread(message), labels(orNone(removed.getLabelIds()))));
        }
        return changes;
    }

    static Set<Label> labels(Collection<String> ids) {
        return ids.stream().map(Label::new).collect(Collectors.toUnmodifiableSet());
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static GmailMessageId id(Message message) {
        return new GmailMessageId(message.getId());
    }

    private static ThreadId thread(Message message) {
        return new ThreadId(message.getThreadId());
    }
}
