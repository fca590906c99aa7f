package dev.tandem.emulator.pubsub;

import dev.tandem.emulator.http.Json;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that a subscription has not acknowledged yet.
 *
 * @param data standard base64, as the wire has it
 * @param publishedAt epoch milliseconds
 */
record Pending(
        String key,
        String messageId,
        String data,
        Map<String, String> attributes,
        String orderingKey,
        long publishedAt) {

    ObjectNode json() {
        ObjectNode node = Json.object();
        if (!data.isEmpty()) {
            node.put("data", data);
        }
        if (!attributes.isEmpty()) {
            attributes.forEach(node.putObject("attributes")::put);
        }
        node.put("messageId", messageId)
                .put("publishTime", Instant.ofEpochMilli(publishedAt).toString());
        if (!orderingKey.isEmpty()) {
            node.put("orderingKey", orderingKey);
        }
        return node;
    }
}
