package dev.tandem.server.web.api.protocol;

import java.net.URI;
import java.util.Locale;

/**
 * Every way in which a request can be refused. The type is a URN that never changes and is not meant to be opened:
 * {@code urn:tandem:problem:not-found}. Programs branch on it, people read the detail.
 */
public enum ProblemType {
    MALFORMED_REQUEST(400),
    INVALID_PARAMETER(400),
    NOT_AUTHENTICATED(401),
    LOGIN_FAILED(401),
    NOT_SIGNED(401),
    NOT_ALLOWED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    NOT_CONNECTED(409),
    CONSENT_NEEDED(409),
    PAUSED(409),
    NOT_FAILED(409),
    MAY_HAVE_LEFT(409),
    NOT_UNCLEAR(409),
    NOT_UNDOABLE(409),
    TOO_LATE(409),
    DO_NOT_DISTURB(409),
    NOT_IN_THIS_STATE(409),
    CLAIMED_ELSEWHERE(409),
    NOT_CLAIMED(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_INPUT(422),
    IDEMPOTENCY_KEY_REUSED(422),
    NO_SUCH_RECIPIENT(422),
    TOO_MANY_ATTEMPTS(429),
    INTERNAL(500),
    TRY_LATER(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status it comes with. */
    public int status() {
        return status;
    }

    /** The stable type. */
    public URI uri() {
        return URI.create(
                "urn:tandem:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Where its sentences stand in the message bundles. */
    String key() {
        return "api.problem." + name();
    }

    /** The closest type for a status that a library came up with. */
    static ProblemType ofStatus(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? MALFORMED_REQUEST : INTERNAL;
    }
}
