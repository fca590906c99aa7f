package dev.tandem.emulator.control;

import dev.tandem.emulator.http.Answer;
import dev.tandem.emulator.http.Json;

/** A refused control call (RFC 9457). */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Problem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    Answer answer() {
        String title = switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not found";
            case 409 -> "Conflict";
            default -> "Bad request";
        };
        return Answer.json(
                        status,
                        Json.object()
                                .put("type", "about:blank")
                                .put("title", title)
                                .put("status", status)
                                .put("detail", getMessage()))
                .with("Content-Type", "application/problem+json");
    }
}
