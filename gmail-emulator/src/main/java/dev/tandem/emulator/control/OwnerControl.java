package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.model.Emulator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What owners do in their mailboxes by hand. It is no API call: no fault hits it, it costs no units, and the ledger does not tell it. */
final class OwnerControl {
    private final Emulator emulator;

    OwnerControl(Emulator emulator) {
        this.emulator = emulator;
    }

    void addTo(ControlDoor door) {
        door.add("POST", "/accounts/{email}/sent", this::send)
                .add("POST", "/accounts/{email}/messages/{id}/labels", this::relabel)
                .add("DELETE", "/accounts/{email}/messages/{id}", this::delete);
    }

    /** The owner writes to everybody whom the message names; ?threadId= answers in a thread. */
    private Answer send(ControlCall call) {
        Mailbox mailbox = mailbox(call);
        @Nullable String thread = call.call().query().first("threadId");
        Message sent = emulator.store()
                .act(() -> emulator.post().send(mailbox, call.call().body(), thread));
        return Answer.json(201, MessageTruth.json(sent));
    }

    /** Body {@code {"add":["STARRED"],"remove":["UNREAD"]}}. */
    private Answer relabel(ControlCall call) {
        Mailbox mailbox = mailbox(call);
        List<String> add = labels(call.json().path("add"));
        List<String> remove = labels(call.json().path("remove"));
        return emulator.store()
                .act(() -> Answer.json(200, MessageTruth.json(mailbox.relabel(message(mailbox, call), add, remove))));
    }

    /** For ever. */
    private Answer delete(ControlCall call) {
        Mailbox mailbox = mailbox(call);
        return emulator.store().act(() -> {
            mailbox.delete(message(mailbox, call));
            return Answer.empty(204);
        });
    }

    private static List<String> labels(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private Mailbox mailbox(ControlCall call) {
        @Nullable Mailbox mailbox = emulator.mailboxes().gmail(call.pathPart("email"));
        if (mailbox == null) {
            throw new Problem(404, "There is no Gmail account " + call.pathPart("email") + ".");
        }
        return mailbox;
    }

    private static Message message(Mailbox mailbox, ControlCall call) {
        @Nullable Message message = mailbox.get(call.pathPart("id"));
        if (message == null) {
            throw new Problem(404, "There is no message " + call.pathPart("id") + " in this mailbox.");
        }
        return message;
    }
}
