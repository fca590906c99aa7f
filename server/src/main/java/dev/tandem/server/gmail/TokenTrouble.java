package dev.tandem.server.gmail;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint gave no access token.
 *
 * @param reason the error code of RFC 6749 section 5.2, or what went wrong on the way
 */
record TokenTrouble(String reason) {

    private static final String DEAD_GRANT = "invalid_grant";

    /** The trouble behind this failure; empty when the failure is not the token endpoint's. */
    static Optional<TokenTrouble> in(IOException failure) {
        if (!(failure instanceof Retryable)) {
            return Optional.empty();
        }
        Throwable cause = failure.getCause();
        return Optional.of(
                cause instanceof HttpResponseException answered
                        ? new TokenTrouble(errorCode(answered))
                        : new TokenTrouble("no answer"));
    }

    /** Whether the person has to consent anew. */
    boolean grantIsDead() {
        return reason.equals(DEAD_GRANT);
    }

    private static String errorCode(HttpResponseException answered) {
        String otherwise = "HTTP " + answered.getStatusCode();
        return answered.getStatusCode() >= 500 ? otherwise : member(answered.getContent(), otherwise);
    }

    private static String member(@Nullable String content, String otherwise) {
        try {
            JsonObject answer =
                    JsonParser.parseString(content == null ? "" : content).getAsJsonObject();
            return answer.has("error") ? answer.get("error").getAsString() : otherwise;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException unreadable) {
            return otherwise;
        }
    }
}
