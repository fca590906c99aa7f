package dev.tandem.emulator.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request, wherever it came from.
 *
 * @param target path and query as they were sent
 * @param path decoded
 * @param headers names in lower case
 * @param body inflated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(String verb, String target, String path, Values query, Values headers, byte[] body) {
    /** Builds a call from a request line; an absolute URL loses its host. */
    public static Call of(String verb, String url, Values headers, byte[] body) {
        String target = url.replaceFirst("^https?://[^/]*", "");
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return new Call(verb, target, Paths.decoded(path), Values.ofQuery(query), headers, body);
    }

    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /** The media type without its parameters, lower case. */
    public String mediaType() {
        return MediaTypes.bare(headers.first("content-type", ""));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Values form() {
        return Values.ofQuery(text());
    }

    /** Where this caller reaches us, without a trailing slash. */
    public String origin() {
        return "http://" + headers.first("host", "127.0.0.1");
    }
}
