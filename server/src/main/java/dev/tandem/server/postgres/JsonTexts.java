package dev.tandem.server.postgres;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Lists of texts as JSON, for statements that take many lists at once. */
final class JsonTexts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonTexts() {}

    static String array(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }
}
