package dev.tandem.scenarios.simulation.story;

import dev.tandem.emulator.mailbox.Message;
import dev.tandem.scenarios.simulation.oracle.CopyId;
import dev.tandem.scenarios.simulation.oracle.Event;
import dev.tandem.scenarios.simulation.stage.Google;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks into Google's mailboxes after every step and tells what changed there, whoever did it. */
final class Truth {

    private static final Comparator<Message> IN_ORDER = Comparator.comparing(Message::historyId, Long::compareUnsigned);

    private final Google google;
    private final Journal journal;
    private final Map<CopyId, Sight> seen = new LinkedHashMap<>();

    /** A message as it was last seen. */
    record Sight(CopyId copy, String thread, Set<String> labels, String source) {
        String header(String name) {
            return source.lines()
                    .takeWhile(line -> !line.isBlank())
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        boolean is(String label) {
            return labels.contains(label);
        }
    }

    Truth(Google google, Journal journal) {
        this.google = google;
        this.journal = journal;
    }

    /** What lies in all mailboxes now, oldest first. */
    List<Sight> now() {
        return List.copyOf(seen.values());
    }

    void look(List<String> mailboxes) {
        Map<CopyId, Message> found = new LinkedHashMap<>();
        for (String mailbox : mailboxes) {
            google.messages(mailbox).stream()
                    .sorted(IN_ORDER)
                    .forEach(message -> found.put(new CopyId(mailbox, message.id()), message));
        }
        found.forEach(this::compare);
        List<CopyId> gone = new ArrayList<>(seen.keySet());
        gone.removeAll(found.keySet());
        gone.forEach(this::vanished);
    }

    private void compare(CopyId copy, Message message) {
        Set<String> labels = new LinkedHashSet<>(message.labelIds());
        Sight before = seen.get(copy);
        if (before == null) {
            String source = google.source(copy.mailbox(), copy.id()).replace("\r\n", "\n");
            seen.put(copy, new Sight(copy, message.threadId(), labels, source));
            journal.happened(new Event.Appeared(copy, message.threadId(), labels, source));
        } else if (!before.labels().equals(labels)) {
            seen.put(copy, new Sight(copy, before.thread(), labels, before.source()));
            journal.happened(new Event.Relabelled(copy, labels));
        }
    }

    private void vanished(CopyId copy) {
        seen.remove(copy);
        journal.happened(new Event.Vanished(copy));
    }
}
