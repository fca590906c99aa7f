package dev.tandem.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a door answers. */
public sealed interface Answer {
    int status();

    /** Bytes that are there already. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Whole(int status, Map<String, String> headers, byte[] body) implements Answer {
        public Whole with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Whole(status, more, body);
        }
    }

    /** The work is done, but the caller never hears of it: the connection closes. */
    record Lost(int status) implements Answer {}

    /** Written while it happens, until the reader goes away. */
    record Live(String contentType, Writer writer) implements Answer {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Writes a live answer. */
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    static Whole json(int status, JsonNode body) {
        byte[] bytes = Json.pretty(body).getBytes(StandardCharsets.UTF_8);
        return new Whole(status, Map.of("Content-Type", "application/json; charset=UTF-8"), bytes);
    }

    static Whole html(int status, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return new Whole(status, Map.of("Content-Type", "text/html; charset=utf-8"), bytes);
    }

    static Whole bytes(String contentType, byte[] body) {
        return new Whole(200, Map.of("Content-Type", contentType), body);
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }

    static Whole redirect(String location) {
        return new Whole(302, Map.of("Location", location), new byte[0]);
    }
}
