package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Label;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** users.labels. */
final class LabelMethods {
    private static final String SHOW = "show";
    private static final String LABEL_SHOW = "labelShow";

    void addTo(GmailMethods all) {
        all.add("labels.list", LabelMethods::list)
                .add("labels.get", LabelMethods::get)
                .add("labels.create", LabelMethods::create)
                .add("labels.patch", LabelMethods::change)
                .add("labels.update", LabelMethods::change)
                .add("labels.delete", LabelMethods::delete);
    }

    private static ObjectNode list(ApiCall call) {
        ObjectNode answer = Json.object();
        var labels = answer.putArray("labels");
        Labels.SYSTEM.forEach(id -> labels.add(system(id)));
        call.mailbox().labels().all().forEach(label -> labels.add(user(label)));
        return answer;
    }

    private static ObjectNode get(ApiCall call) {
        String id = call.pathPart("id");
        ObjectNode node = Labels.SYSTEM.contains(id) ? system(id) : user(own(call));
        List<Message> messages = call.mailbox().messages().stream()
                .filter(message -> message.has(id))
                .toList();
        List<Message> unread =
                messages.stream().filter(message -> message.has(Labels.UNREAD)).toList();
        node.put("messagesTotal", messages.size()).put("messagesUnread", unread.size());
        return node.put("threadsTotal", threads(messages)).put("threadsUnread", threads(unread));
    }

    private static ObjectNode create(ApiCall call) {
        String name = checkedName(call, null);
        JsonNode json = call.json();
        Label label = call.mailbox()
                .labels()
                .create(
                        name,
                        Json.text(json, "messageListVisibility", SHOW),
                        Json.text(json, "labelListVisibility", LABEL_SHOW),
                        colour(json, null));
        return user(label);
    }

    private static ObjectNode change(ApiCall call) {
        Label old = own(call);
        JsonNode json = call.json();
        var label = new Label(
                old.id(),
                json.has("name") ? checkedName(call, old) : old.name(),
                Json.text(json, "messageListVisibility", old.messageListVisibility()),
                Json.text(json, "labelListVisibility", old.labelListVisibility()),
                colour(json, old.colour()));
        call.mailbox().labels().put(label);
        return user(label);
    }

    private static @Nullable ObjectNode delete(ApiCall call) {
        call.mailbox().labels().delete(own(call));
        return null;
    }

    /** 400 for a system label that somebody wants to change, 404 for one that is not there. */
    private static Label own(ApiCall call) {
        String id = call.pathPart("id");
        if (Labels.SYSTEM.contains(id)) {
            throw Refusals.invalidArgument("Invalid delete request");
        }
        Label label = call.mailbox().labels().get(id);
        if (label == null) {
            throw Refusals.notFound();
        }
        return label;
    }

    private static String checkedName(ApiCall call, @Nullable Label self) {
        String name = Json.text(call.json(), "name", "").strip();
        if (name.isEmpty() || Labels.SYSTEM.contains(name.toUpperCase(Locale.ROOT))) {
            throw Refusals.invalidArgument("Invalid label name");
        }
        Label same = call.mailbox().labels().named(name);
        if (same != null && (self == null || !same.id().equals(self.id()))) {
            throw Refusal.of(409, "aborted", "Label name exists or conflicts");
        }
        return name;
    }

    private static Label.@Nullable Colour colour(JsonNode json, Label.@Nullable Colour old) {
        JsonNode colour = json.get("color");
        return colour == null || !colour.isObject()
                ? old
                : new Label.Colour(
                        Json.text(colour, "textColor", "#000000"), Json.text(colour, "backgroundColor", "#ffffff"));
    }

    private static ObjectNode system(String id) {
        return Json.object().put("id", id).put("name", id).put("type", "system");
    }

    private static ObjectNode user(Label label) {
        ObjectNode node = Json.object()
                .put("id", label.id())
                .put("name", label.name())
                .put("messageListVisibility", label.messageListVisibility())
                .put("labelListVisibility", label.labelListVisibility())
                .put("type", "user");
        if (label.colour() != null) {
            node.putObject("color")
                    .put("textColor", label.colour().text())
                    .put("backgroundColor", label.colour().background());
        }
        return node;
    }

    private static long threads(List<Message> messages) {
        return messages.stream().map(Message::threadId).distinct().count();
    }
}
