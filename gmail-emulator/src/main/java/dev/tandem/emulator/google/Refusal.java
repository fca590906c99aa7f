package dev.tandem.emulator.google;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An answer in Google's error envelope. Thrown by methods, written by the door. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Body body;

    /**
     * The parts of the envelope.
     *
     * @param message the outer message
     * @param inner the message in errors[0]; usually the same
     * @param status the name of the gRPC code, such as NOT_FOUND
     * @param location which parameter or header is to blame, or null
     * @param detail one entry for details[], or null
     */
    public record Body(
            int code,
            String message,
            String inner,
            String domain,
            String reason,
            String status,
            @Nullable String location,
            @Nullable ObjectNode detail,
            Map<String, String> headers) {}

    public Refusal(Body body) {
        super(body.message());
        this.body = body;
    }

    public static Refusal of(int code, String reason, String message) {
        return of(code, "global", reason, message);
    }

    public static Refusal of(int code, String domain, String reason, String message) {
        String status = Statuses.of(code, reason);
        return new Refusal(new Body(code, message, message, domain, reason, status, null, null, Map.of()));
    }

    public Body body() {
        return body;
    }
}
