package dev.tandem.server.gmail;

import com.google.api.client.http.HttpResponseException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tandem.server.gmail.MailboxCredentials.NoToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint gave no access token.
 *
 * @param reason the error code of RFC 6749 section 5.2, or what went wrong on the way
 */
record TokenTrouble(String reason) {

    /** The grant, or the client that it was given to, exists no more (F40). A wrong secret of ours is not among them: it can be set right. */
    private static final Set<String> DEAD = Set.of("invalid_grant", "deleted_client", "unauthorized_client");

    /** The trouble behind this failure; empty when the failure is not the token endpoint's. */
    static Optional<TokenTrouble> in(IOException failure) {
        if (!(failure instanceof NoToken)) {
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
        return DEAD.contains(reason);
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
