package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusal;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Labels;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mime.MimePart;
import dev.tandem.emulator.mime.MimeTree;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** users.messages, but for sending and inserting. */
final class MessageMethods {
    private static final int BATCH_IDS_MAX = 1_000;

    private final Services services;

    MessageMethods(Services services) {
        this.services = services;
    }

    void addTo(GmailMethods all) {
        all.add("messages.list", MessageMethods::list)
                .add("messages.get", this::get)
                .add("messages.modify", MessageMethods::modify)
                .add("messages.batchModify", MessageMethods::batchModify)
                .add("messages.trash", call -> relabel(call, List.of(Labels.TRASH), List.of()))
                .add("messages.untrash", call -> relabel(call, List.of(), List.of(Labels.TRASH)))
                .add("messages.delete", MessageMethods::delete)
                .add("messages.batchDelete", MessageMethods::batchDelete)
                .add("messages.attachments.get", this::attachment);
    }

    private static ObjectNode list(ApiCall call) {
        Page<Message> page = Page.of(Listing.messages(call), call);
        ObjectNode answer = Json.object();
        if (!page.items().isEmpty()) {
            var array = answer.putArray("messages");
            page.items().forEach(message -> array.add(MessageJson.reference(message)));
        }
        if (page.nextToken() != null) {
            answer.put("nextPageToken", page.nextToken());
        }
        return answer.put("resultSizeEstimate", page.items().size() + (page.nextToken() == null ? 0 : 1));
    }

    private ObjectNode get(ApiCall call) {
        checkFormat(call);
        return new MessageJson(services.attachmentIds()).asked(call, Wanted.message(call));
    }

    static void checkFormat(ApiCall call) {
        String format = call.query().first("format", "metadata").toLowerCase(Locale.ROOT);
        boolean bodies = format.equals("full") || format.equals("raw");
        if (bodies && call.grant().seesOnlyMetadata(call.method())) {
            throw Refusal.of(
                    403, "forbidden", "Metadata scope doesn't allow format " + format.toUpperCase(Locale.ROOT));
        }
    }

    private static ObjectNode modify(ApiCall call) {
        Message message = Wanted.message(call);
        LabelChange change = LabelChange.of(call);
        return MessageJson.small(call.mailbox().relabel(message, change.add(), change.remove()));
    }

    private static @Nullable ObjectNode batchModify(ApiCall call) {
        LabelChange change = LabelChange.of(call);
        for (String id : ids(call)) {
            Message message = call.mailbox().get(id);
            if (message != null) {
                call.mailbox().relabel(message, change.add(), change.remove());
            }
        }
        return null;
    }

    private static ObjectNode relabel(ApiCall call, List<String> add, List<String> remove) {
        return MessageJson.small(call.mailbox().relabel(Wanted.message(call), add, remove));
    }

    private static @Nullable ObjectNode delete(ApiCall call) {
        call.mailbox().delete(Wanted.message(call));
        return null;
    }

    private static @Nullable ObjectNode batchDelete(ApiCall call) {
        for (String id : ids(call)) {
            Message message = call.mailbox().get(id);
            if (message != null) {
                call.mailbox().delete(message);
            }
        }
        return null;
    }

    private static List<String> ids(ApiCall call) {
        List<String> ids = Wanted.texts(call.json(), "ids");
        if (ids.isEmpty()) {
            throw Refusals.invalidArgument("No message ids specified.");
        }
        if (ids.size() > BATCH_IDS_MAX) {
            throw Refusals.invalidArgument("Too many message ids specified. Maximum is " + BATCH_IDS_MAX + ".");
        }
        return ids;
    }

    /** The answer does not repeat the attachment id. */
    private ObjectNode attachment(ApiCall call) {
        String messageId = Wanted.hexId(call.pathPart("messageId"));
        if (call.mailbox().get(messageId) == null) {
            throw Refusals.notFound();
        }
        AttachmentIds.Place place = services.attachmentIds().find(call.pathPart("id"));
        if (place == null
                || !place.messageId().equals(messageId)
                || !place.address().equals(call.mailbox().address())) {
            throw Refusals.invalidArgument("Invalid attachment token");
        }
        MimePart part = MimeTree.read(call.mailbox().raw(messageId))
                .all()
                .filter(each -> each.partId().equals(place.partId()))
                .findFirst()
                .orElseThrow(Refusals::notFound);
        return Json.object().put("size", part.content().length).put("data", MessageJson.base64(part.content()));
    }
}
