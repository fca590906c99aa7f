package dev.tandem.emulator.gmail;

import dev.tandem.emulator.gmail.query.Query;
import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import java.util.List;
import java.util.Locale;

/** Which messages a list shows: labelIds (all of them), q, and spam and trash only when asked for. */
final class Listing {
    private Listing() {}

    static List<Message> messages(ApiCall call) {
        String q = call.query().first("q", "");
        if (!q.isBlank() && call.grant().seesOnlyMetadata(call.method())) {
            throw Refusal.of(403, "forbidden", "Metadata scope does not support 'q' parameter");
        }
        List<String> labels = call.query().all("labelIds").stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .filter(value -> !value.isBlank())
                .toList();
        boolean hidden = call.query().flag("includeSpamTrash") || asksForHidden(q, labels);
        Query query = Query.parse(q, call.mailbox());
        return call.mailbox().messages().stream()
                .filter(message -> hidden || !(message.has(Labels.SPAM) || message.has(Labels.TRASH)))
                .filter(message -> message.labelIds().containsAll(labels))
                .filter(query::matches)
                .toList();
    }

    private static boolean asksForHidden(String q, List<String> labels) {
        String lower = q.toLowerCase(Locale.ROOT);
        return labels.contains(Labels.SPAM)
                || labels.contains(Labels.TRASH)
                || lower.contains("in:spam")
                || lower.contains("in:trash")
                || lower.contains("in:anywhere")
                || lower.contains("label:spam")
                || lower.contains("label:trash");
    }
}
