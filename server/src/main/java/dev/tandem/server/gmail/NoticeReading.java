package dev.tandem.server.gmail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.HistoryCursor;
import dev.tandem.server.mailbox.Notice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From what Gmail publishes to a notice. Guides show the history id as a text, the wire has shown it as a number; it never goes through
 * a fraction, which would lose its last digits.
 */
final class NoticeReading {

    private NoticeReading() {}

    /** The notice inside the body of a push; empty if there is none. */
    static Optional<Notice> ofPush(byte[] body) {
        try {
            JsonObject push = object(body);
            return ofData(push.getAsJsonObject("message").get("data").getAsString());
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException notOne) {
            return Optional.empty();
        }
    }

    /** The notice in the data of a message, in either alphabet of base64, padded or not. */
    static Optional<Notice> ofData(@Nullable String data) {
        try {
            String standard =
                    data == null ? "" : data.replace('-', '+').replace('_', '/').replace("=", "");
            JsonObject told = object(Base64.getDecoder().decode(standard));
            JsonElement cursor = told.get("historyId");
            JsonElement address = told.get("emailAddress");
            return cursor == null || address == null
                    ? Optional.empty()
                    : EmailAddress.parse(address.getAsString())
                            .map(mailbox -> new Notice(mailbox, HistoryCursor.parse(cursor.getAsString())));
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException notOne) {
            return Optional.empty();
        }
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
