package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.faults.FaultPlan.HistoryIdAs;
import dev.tandem.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** The little JSON that Gmail publishes: whose mailbox, and its state. */
final class Notifications {
    private Notifications() {}

    static String data(String address, long historyId, HistoryIdAs as) {
        ObjectNode node = Json.object().put("emailAddress", address);
        switch (as) {
            case STRING -> node.put("historyId", Long.toUnsignedString(historyId));
            case NUMBER -> node.put("historyId", historyId);
        }
        return Base64.getEncoder().encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for messages that are no notification. */
    static String mailboxOf(Pending message) {
        try {
            ObjectNode node = Json.parse(Base64.getDecoder().decode(message.data()));
            return node == null ? "" : Json.text(node, "emailAddress", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
