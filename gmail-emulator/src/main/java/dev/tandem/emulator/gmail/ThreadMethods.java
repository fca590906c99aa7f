package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** users.threads. Changes touch the messages that are in the thread at that moment. */
final class ThreadMethods {
    private final Services services;

    ThreadMethods(Services services) {
        this.services = services;
    }

    void addTo(GmailMethods all) {
        all.add("threads.list", ThreadMethods::list)
                .add("threads.get", this::get)
                .add("threads.modify", ThreadMethods::modify)
                .add("threads.trash", call -> relabel(call, List.of(Labels.TRASH), List.of()))
                .add("threads.untrash", call -> relabel(call, List.of(), List.of(Labels.TRASH)))
                .add("threads.delete", ThreadMethods::delete);
    }

    private static ObjectNode list(ApiCall call) {
        Map<String, Message> newest = new LinkedHashMap<>();
        Listing.messages(call).forEach(message -> newest.putIfAbsent(message.threadId(), message));
        Page<Message> page = Page.of(List.copyOf(newest.values()), call);
        ObjectNode answer = Json.object();
        if (!page.items().isEmpty()) {
            var array = answer.putArray("threads");
            page.items().forEach(message -> array.add(summary(call, message)));
        }
        if (page.nextToken() != null) {
            answer.put("nextPageToken", page.nextToken());
        }
        return answer.put("resultSizeEstimate", page.items().size() + (page.nextToken() == null ? 0 : 1));
    }

    private ObjectNode get(ApiCall call) {
        MessageMethods.checkFormat(call);
        if (call.query().first("format", "full").equalsIgnoreCase("raw")) {
            throw Refusals.invalidArgument("Invalid value at 'format' (TYPE_ENUM), \"raw\"");
        }
        List<Message> thread = Wanted.thread(call);
        ObjectNode node = head(call.pathPart("id"), thread);
        var json = new MessageJson(services.attachmentIds());
        var messages = node.putArray("messages");
        thread.forEach(message -> messages.add(json.asked(call, message)));
        return node;
    }

    private static ObjectNode modify(ApiCall call) {
        LabelChange change = LabelChange.of(call);
        return relabel(call, change.add(), change.remove());
    }

    private static ObjectNode relabel(ApiCall call, List<String> add, List<String> remove) {
        var messages = Json.array();
        for (Message message : Wanted.thread(call)) {
            messages.add(MessageJson.small(call.mailbox().relabel(message, add, remove)));
        }
        ObjectNode node = Json.object().put("id", call.pathPart("id"));
        node.set("messages", messages);
        return node;
    }

    private static @Nullable ObjectNode delete(ApiCall call) {
        Wanted.thread(call).forEach(call.mailbox()::delete);
        return null;
    }

    private static ObjectNode summary(ApiCall call, Message newest) {
        return head(newest.threadId(), call.mailbox().thread(newest.threadId()))
                .put("snippet", newest.summary().snippet());
    }

    private static ObjectNode head(String id, List<Message> thread) {
        long historyId = thread.stream().mapToLong(Message::historyId).max().orElse(0);
        return Json.object().put("id", id).put("historyId", Long.toUnsignedString(historyId));
    }
}
