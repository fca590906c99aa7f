package dev.tandem.server.web.api.protocol;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes some fields of something (RFC 7396): what is left out stays, null takes away, a list is replaced as a whole. */
@Component
public class MergePatch {

    /** The body of a PATCH is taken as it is, or as what it is. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final JsonMapper json;

    MergePatch(JsonMapper json) {
        this.json = json;
    }

    /** What it is after the change. */
    public <T> T changed(T before, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw Refusal.of(ProblemType.MALFORMED_REQUEST);
        }
        try {
            return json.treeToValue(merged(json.valueToTree(before), patch), type);
        } catch (JacksonException trouble) {
            throw JsonTrouble.of(trouble);
        }
    }

    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : json.createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                JsonNode old = result.path(field.getKey());
                result.set(field.getKey(), merged(old, field.getValue()));
            }
        });
        return result;
    }
}
