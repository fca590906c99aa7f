package dev.tandem.emulator.google;

import java.util.Map;

/** Reason phrases for status lines. */
final class Phrases {
    private static final Map<Integer, String> PHRASES = Map.of(
            200, "OK",
            204, "No Content",
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            409, "Conflict",
            429, "Too Many Requests",
            500, "Internal Server Error",
            503, "Service Unavailable");

    private Phrases() {}

    static String of(int status) {
        return PHRASES.getOrDefault(status, "Status");
    }
}
