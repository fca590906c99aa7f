package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** users.getProfile. */
final class ProfileMethods {
    void addTo(GmailMethods all) {
        all.add("getProfile", ProfileMethods::profile);
    }

    private static ObjectNode profile(ApiCall call) {
        List<Message> messages = call.mailbox().messages();
        return Json.object()
                .put("emailAddress", call.mailbox().address())
                .put("messagesTotal", messages.size())
                .put(
                        "threadsTotal",
                        messages.stream().map(Message::threadId).distinct().count())
                .put("historyId", Long.toUnsignedString(call.mailbox().account().historyId()));
    }
}
