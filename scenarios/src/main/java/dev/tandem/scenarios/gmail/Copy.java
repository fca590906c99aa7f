package dev.tandem.scenarios.gmail;

import dev.tandem.scenarios.harness.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A message that a Gmail mailbox really holds. */
public record Copy(
        String id,
        String threadId,
        String rfcMessageId,
        Set<String> labels,
        String from,
        String to,
        String cc,
        String subject) {

    static Copy of(JsonNode json) {
        return new Copy(
                json.path("id").asString(),
                json.path("threadId").asString(),
                json.path("rfcMessageId").asString(),
                Json.list(json.path("labelIds")).stream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toUnmodifiableSet()),
                json.path("from").asString(),
                json.path("to").asString(),
                json.path("cc").asString(),
                json.path("subject").asString());
    }

    /** Those with this label. */
    public static List<Copy> in(String label, List<Copy> all) {
        return all.stream().filter(copy -> copy.labels().contains(label)).toList();
    }
}
