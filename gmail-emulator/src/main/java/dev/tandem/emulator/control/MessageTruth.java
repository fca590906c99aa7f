package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Message;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** What a mailbox really holds. */
final class MessageTruth {
    private MessageTruth() {}

    static ObjectNode json(Message message) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("threadId", message.threadId())
                .put("rfcMessageId", message.rfcMessageId());
        var labels = node.putArray("labelIds");
        message.labelIds().forEach(labels::add);
        node.set("labels", labels.deepCopy());
        return node.put("historyId", Long.toUnsignedString(message.historyId()))
                .put(
                        "internalDate",
                        Instant.ofEpochMilli(message.internalDate()).toString())
                .put("size", message.size())
                .put("from", message.summary().from())
                .put("to", message.summary().to())
                .put("cc", message.summary().cc())
                .put("subject", message.summary().subject())
                .put("via", message.via());
    }
}
