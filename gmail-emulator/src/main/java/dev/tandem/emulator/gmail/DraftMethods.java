package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Draft;
import dev.tandem.emulator.mailbox.Drafts;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.mailbox.Threading;
import dev.tandem.emulator.mime.Envelope;
import dev.tandem.emulator.mime.HeaderBlock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** users.drafts. The draft's id stays, the message inside is replaced on update; sending makes a new message. */
final class DraftMethods {
    private final Services services;

    DraftMethods(Services services) {
        this.services = services;
    }

    void addTo(GmailMethods all) {
        all.add("drafts.list", DraftMethods::list)
                .add("drafts.get", this::get)
                .add("drafts.create", DraftMethods::create)
                .add("drafts.update", DraftMethods::update)
                .add("drafts.delete", DraftMethods::delete)
                .add("drafts.send", this::send);
    }

    private static ObjectNode list(ApiCall call) {
        Set<String> matching = Listing.messages(call).stream().map(Message::id).collect(Collectors.toSet());
        List<Draft> drafts = call.mailbox().drafts().all().stream()
                .filter(draft -> matching.contains(draft.messageId()))
                .toList();
        Page<Draft> page = Page.of(drafts, call);
        ObjectNode answer = Json.object();
        if (!page.items().isEmpty()) {
            var array = answer.putArray("drafts");
            page.items().forEach(draft -> array.add(json(call.mailbox(), draft, false)));
        }
        if (page.nextToken() != null) {
            answer.put("nextPageToken", page.nextToken());
        }
        return answer.put("resultSizeEstimate", page.items().size());
    }

    private ObjectNode get(ApiCall call) {
        Draft draft = known(call, call.pathPart("id"));
        ObjectNode node = Json.object().put("id", draft.id());
        Message message = call.mailbox().drafts().message(draft);
        node.set("message", new MessageJson(services.attachmentIds()).asked(call, message));
        return node;
    }

    private static ObjectNode create(ApiCall call) {
        var message = call.json().path("message");
        byte[] raw = Wanted.raw(call.media(), message);
        String thread = checkedThread(call.mailbox(), Wanted.threadId(message), raw);
        return json(call.mailbox(), call.mailbox().drafts().create(raw, thread), true);
    }

    private static ObjectNode update(ApiCall call) {
        Draft draft = known(call, call.pathPart("id"));
        return json(call.mailbox(), replaced(call, draft), true);
    }

    private static @Nullable ObjectNode delete(ApiCall call) {
        call.mailbox().drafts().delete(known(call, call.pathPart("id")));
        return null;
    }

    /** The draft may be edited once more in the same call. It is gone only when the message could be sent. */
    private ObjectNode send(ApiCall call) {
        Drafts drafts = call.mailbox().drafts();
        String id = Json.text(call.json(), "id");
        boolean edited = call.media() != null || call.json().path("message").has("raw");
        if (id == null) {
            byte[] raw = Wanted.raw(call.media(), call.json().path("message"));
            String thread = Wanted.threadId(call.json().path("message"));
            return MessageJson.small(services.post().send(call.mailbox(), raw, thread));
        }
        Draft draft = edited ? replaced(call, known(call, id)) : known(call, id);
        Message message = drafts.message(draft);
        byte[] raw = call.mailbox().raw(message.id());
        Message sent = services.post().send(call.mailbox(), raw, message.threadId());
        drafts.delete(draft);
        return MessageJson.small(sent);
    }

    private static Draft replaced(ApiCall call, Draft draft) {
        var message = call.json().path("message");
        byte[] raw = Wanted.raw(call.media(), message);
        String thread = checkedThread(call.mailbox(), Wanted.threadId(message), raw);
        return call.mailbox().drafts().update(draft, raw, thread);
    }

    private static @Nullable String checkedThread(Mailbox mailbox, @Nullable String threadId, byte[] raw) {
        if (threadId == null) {
            return null;
        }
        if (mailbox.thread(threadId).isEmpty()) {
            throw Refusals.notFound();
        }
        Envelope envelope = Envelope.of(HeaderBlock.of(raw));
        boolean fits = Threading.fits(mailbox, threadId, envelope);
        return fits ? threadId : null;
    }

    private static Draft known(ApiCall call, String id) {
        Draft draft = call.mailbox().drafts().get(id);
        if (draft == null) {
            throw Refusals.notFound();
        }
        return draft;
    }

    private static ObjectNode json(Mailbox mailbox, Draft draft, boolean withLabels) {
        ObjectNode node = Json.object().put("id", draft.id());
        Message message = mailbox.drafts().message(draft);
        node.set("message", withLabels ? MessageJson.small(message) : MessageJson.reference(message));
        return node;
    }
}
